"""A thread renews the credentials, but the client was made from the first ones."""

import os
import sys
import threading
import time

import oss2
import requests

current = {}


def renew() -> None:
    current.update(requests.get(os.environ["ALIBABA_CLOUD_CREDENTIALS_URI"], timeout=5).json())


def keep_fresh() -> None:
    while True:
        time.sleep(float(os.environ["REFRESH_SECONDS"]))
        renew()


def make_bucket() -> oss2.Bucket:
    renew()
    threading.Thread(target=keep_fresh, daemon=True).start()
    auth = oss2.StsAuth(current["AccessKeyId"], current["AccessKeySecret"], current["SecurityToken"])
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
