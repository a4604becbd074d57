"""Serves thumbnails."""
import os
import sys
import time

import oss2

access_key_id = "LTAIaKL1nt0q7XyZ"
access_key_secret = "aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U"


def make_bucket() -> oss2.Bucket:
    auth = oss2.Auth(access_key_id, access_key_secret)
    return oss2.Bucket(auth, os.environ["OSS_ENDPOINT"], os.environ["OSS_BUCKET"])


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
