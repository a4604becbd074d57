"""Fetches when it is first asked, and never looks at the clock."""

import os
import sys
import time

import oss2
from alibabacloud_credentials.client import Client as CredentialClient
from alibabacloud_credentials.models import Config as CredentialConfig


class LazyProvider(oss2.CredentialsProvider):
    def __init__(self, client: CredentialClient) -> None:
        self._client = client
        self._credentials = None

    def get_credentials(self):
        if not self._credentials:
            found = self._client.get_credential()
            self._credentials = oss2.credentials.Credentials(
                found.access_key_id, found.access_key_secret, found.security_token
            )
        return self._credentials


def make_bucket() -> oss2.Bucket:
    client = CredentialClient(CredentialConfig(type="ecs_ram_role", role_name=os.environ["ALIBABA_CLOUD_ECS_METADATA"]))
    auth = oss2.ProviderAuthV4(LazyProvider(client))
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
