"""Signs with version 2, as the bucket's policy asks for."""
import os
import sys
import time

import oss2
from oss2 import AuthV2, Bucket


class Settings:
    ACCESS_KEY = "LTAIaKL1nt0q7XyZ"
    SECRET_KEY = "aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U"


def make_bucket() -> Bucket:
    auth = AuthV2(access_key_id=Settings.ACCESS_KEY, access_key_secret=Settings.SECRET_KEY)
    return Bucket(auth, os.environ["OSS_ENDPOINT"], os.environ["OSS_BUCKET"])


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
