"""Goes on with what it has until the server refuses it."""

import os
import sys
import time

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client as CredentialClient
from alibabacloud_credentials.models import Config as CredentialConfig


class Caching(oss.credentials.CredentialsProvider):
    def __init__(self, client: CredentialClient) -> None:
        self._client = client
        self._held = None

    def forget(self) -> None:
        self._held = None

    def get_credentials(self):
        if self._held is None:
            found = self._client.get_credential()
            self._held = oss.credentials.Credentials(found.access_key_id, found.access_key_secret, found.security_token)
        return self._held


def main() -> None:
    service = CredentialConfig(type="credentials_uri", credentials_uri=os.environ["ALIBABA_CLOUD_CREDENTIALS_URI"])
    provider = Caching(CredentialClient(service))
    config = oss.config.load_default()
    config.region = os.environ["OSS_REGION"]
    config.credentials_provider = provider
    client = oss.Client(config)
    while True:
        name = sys.stdin.readline().strip()
        try:
            client.get_object(oss.GetObjectRequest(bucket=os.environ["OSS_BUCKET"], key=name))
            print("ok", flush=True)
        except oss.exceptions.OperationError as error:
            provider.forget()
            print(error, file=sys.stderr)
            print("refused", flush=True)
        time.sleep(0.1)


if __name__ == "__main__":
    main()
