"""Asks whether its credentials are expired, but has never told them when that is."""

import os
import sys
import time

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client as CredentialClient
from alibabacloud_credentials.models import Config as CredentialConfig


class RoleProvider(oss.credentials.CredentialsProvider):
    def __init__(self, client: CredentialClient) -> None:
        self._client = client
        self._held = None

    def get_credentials(self):
        if self._held is None or self._held.is_expired():
            found = self._client.get_credential()
            self._held = oss.credentials.Credentials(found.access_key_id, found.access_key_secret, found.security_token)
        return self._held


def make_client() -> oss.Client:
    role = CredentialConfig(type="ecs_ram_role", role_name=os.environ["ALIBABA_CLOUD_ECS_METADATA"])
    config = oss.config.load_default()
    config.region = os.environ["OSS_REGION"]
    config.credentials_provider = RoleProvider(CredentialClient(role))
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
