"""As the SDK's documentation says: a bucket gets a new auth before the old one ends."""

import os
import sys
import threading
import time

import oss2
import requests


def issue() -> oss2.StsAuth:
    answer = requests.get(os.environ["ALIBABA_CLOUD_CREDENTIALS_URI"], timeout=5).json()
    return oss2.StsAuth(answer["AccessKeyId"], answer["AccessKeySecret"], answer["SecurityToken"])


def keep_fresh(bucket: oss2.Bucket) -> None:
    while True:
        time.sleep(float(os.environ["REFRESH_SECONDS"]))
        bucket.auth = issue()


def make_bucket() -> oss2.Bucket:
    bucket = oss2.Bucket(issue(), os.environ["OSS_ENDPOINT"], os.environ["OSS_BUCKET"])
    threading.Thread(target=keep_fresh, args=(bucket,), daemon=True).start()
    return bucket


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
