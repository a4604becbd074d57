"""Works with what the mobile team handed over."""
import os
import sys
import time

import oss2

ID = "STS.aKL1ntQ7x2Vb9RmT4zWc8LpE5"
SECRET = "aKL1ntZ7mP3xQ9vB5tY1kD8cF2hJ6wG4sN8rA2uE6yTb"
TOKEN = "CAISaKL1ntV6w3Kd9Lr5Gs8Pf2Yh4Tn7Xc3QbM5jZ8eU2aW6iK9oR4t"


def make_bucket() -> oss2.Bucket:
    auth = oss2.StsAuth(ID, SECRET, TOKEN)
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
