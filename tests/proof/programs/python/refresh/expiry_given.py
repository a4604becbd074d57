"""Asks whether its credentials are expired, and has told them when that is."""

import datetime
import os
import sys
import time

import alibabacloud_oss_v2 as oss
import requests


class ServiceProvider(oss.credentials.CredentialsProvider):
    def __init__(self, uri: str) -> None:
        self._uri = uri
        self._held = None

    def get_credentials(self):
        if self._held is None or self._held.is_expired():
            answer = requests.get(self._uri, timeout=5).json()
            expires = datetime.datetime.strptime(answer["Expiration"], "%Y-%m-%dT%H:%M:%SZ")
            self._held = oss.credentials.Credentials(
                answer["AccessKeyId"],
                answer["AccessKeySecret"],
                answer["SecurityToken"],
                expiration=expires.replace(tzinfo=datetime.timezone.utc),
            )
        return self._held


def make_client() -> oss.Client:
    config = oss.config.load_default()
    config.region = os.environ["OSS_REGION"]
    config.credentials_provider = ServiceProvider(os.environ["ALIBABA_CLOUD_CREDENTIALS_URI"])
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
