"""A sidecar writes keys into a file; a thread brings them into the environment, which oss2 reads for each request."""

import json
import os
import sys
import threading
import time

import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider


def load() -> None:
    with open(os.environ["STS_FILE"]) as file:
        keys = json.load(file)
    os.environ["OSS_ACCESS_KEY_ID"] = keys["AccessKeyId"]
    os.environ["OSS_ACCESS_KEY_SECRET"] = keys["AccessKeySecret"]
    os.environ["OSS_SESSION_TOKEN"] = keys["SecurityToken"]


def follow() -> None:
    while True:
        time.sleep(float(os.environ["REFRESH_SECONDS"]))
        load()


def make_bucket() -> oss2.Bucket:
    load()
    threading.Thread(target=follow, daemon=True).start()
    auth = oss2.ProviderAuthV4(EnvironmentVariableCredentialsProvider())
    return oss2.Bucket(auth, os.environ["OSS_ENDPOINT"], os.environ["OSS_BUCKET"], region=os.environ["OSS_REGION"])


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
