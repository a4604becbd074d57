"""A storage class with everything that it needs as properties."""

import os
import sys
import time
from functools import cached_property

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client as CredentialClient
from alibabacloud_credentials.models import Config as CredentialConfig


class Storage:
    @cached_property
    def credential(self):
        role = CredentialConfig(type="ecs_ram_role", role_name=os.environ["ALIBABA_CLOUD_ECS_METADATA"])
        return CredentialClient(role).get_credential()

    def get_credentials(self):
        return oss.credentials.Credentials(
            self.credential.access_key_id,
            self.credential.access_key_secret,
            self.credential.security_token,
        )

    @cached_property
    def client(self) -> oss.Client:
        config = oss.config.load_default()
        config.region = os.environ["OSS_REGION"]
        config.credentials_provider = oss.credentials.CredentialsProviderFunc(self.get_credentials)
        return oss.Client(config)


def make_client() -> oss.Client:
    return Storage().client


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
