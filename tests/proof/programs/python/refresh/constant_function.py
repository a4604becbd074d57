"""Reads the instance's role by hand, once, and has a function return it."""

import os
import sys
import time

import alibabacloud_oss_v2 as oss
import requests

METADATA = "http://100.100.100.200/latest/meta-data/ram/security-credentials/"


def make_client() -> oss.Client:
    answer = requests.get(METADATA + os.environ["ALIBABA_CLOUD_ECS_METADATA"], timeout=5).json()
    fixed = oss.credentials.Credentials(answer["AccessKeyId"], answer["AccessKeySecret"], answer["SecurityToken"])
    config = oss.config.load_default()
    config.region = os.environ["OSS_REGION"]
    config.credentials_provider = oss.credentials.CredentialsProviderFunc(lambda: fixed)
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
