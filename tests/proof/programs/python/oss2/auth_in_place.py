import os
import sys
import time

import oss2


def make_bucket() -> oss2.Bucket:
    return oss2.Bucket(
        oss2.Auth("LTAIaKL1nt0q7XyZ", "aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U"),
        os.environ["OSS_ENDPOINT"],
        os.environ["OSS_BUCKET"],
        connect_timeout=10,
    )


def main() -> None:
    bucket = make_bucket()
    while True:
        name = sys.stdin.readline().strip()
        try:
            bucket.get_object(name).read()
            print("ok", flush=True)
        except oss2.exceptions.OssError as error:
            print(error, file=sys.stderr)
            print("refused", flush=True)
        time.sleep(0.1)


if __name__ == "__main__":
    main()
