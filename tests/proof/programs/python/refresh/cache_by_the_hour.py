"""Remembers what it was told, but only for a time: the slot is part of the question."""

import functools
import os
import sys
import time

import alibabacloud_oss_v2 as oss
import requests

SLOT = 1500


@functools.lru_cache(maxsize=2)
def issued_in(slot: int):
    answer = requests.get(os.environ["ALIBABA_CLOUD_CREDENTIALS_URI"], timeout=5).json()
    return oss.credentials.Credentials(answer["AccessKeyId"], answer["AccessKeySecret"], answer["SecurityToken"])


def make_client() -> oss.Client:
    config = oss.config.load_default()
    config.region = os.environ["OSS_REGION"]
    config.credentials_provider = oss.credentials.CredentialsProviderFunc(lambda: issued_in(int(time.time() // SLOT)))
    return oss.Client(config)


def main() -> None:
    client = make_client()
    while True:
        name = sys.stdin.readline().strip()
        try:
            client.get_object(oss.GetObjectRequest(bucket=os.environ["OSS_BUCKET"], key=name))
            print("ok", flush=True)
        except oss.exceptions.OperationError as error:
            print(error, file=sys.stderr)
            print("refused", flush=True)
        time.sleep(0.1)


if __name__ == "__main__":
    main()
