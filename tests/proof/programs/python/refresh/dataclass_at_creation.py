"""A data class that fetches what it needs when it is made."""

import os
import sys
import time
from dataclasses import dataclass, field

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client as CredentialClient
from alibabacloud_credentials.models import Config as CredentialConfig


@dataclass
class Identity(oss.credentials.CredentialsProvider):
    role: str
    held: oss.credentials.Credentials = field(init=False)

    def __post_init__(self) -> None:
        found = CredentialClient(CredentialConfig(type="ecs_ram_role", role_name=self.role)).get_credential()
        self.held = oss.credentials.Credentials(found.access_key_id, found.access_key_secret, found.security_token)

    def get_credentials(self):
        return self.held


def make_client() -> oss.Client:
    config = oss.config.load_default()
    config.region = os.environ["OSS_REGION"]
    config.credentials_provider = Identity(os.environ["ALIBABA_CLOUD_ECS_METADATA"])
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
