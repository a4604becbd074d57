"""What is remembered here is the client, which refreshes what it gives out."""

import os
import sys
import time
from functools import lru_cache

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client as CredentialClient
from alibabacloud_credentials.models import Config as CredentialConfig


@lru_cache(maxsize=1)
def credential_client() -> CredentialClient:
    return CredentialClient(
        CredentialConfig(
            type="ram_role_arn",
            access_key_id=os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"],
            access_key_secret=os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
            role_arn=os.environ["ALIBABA_CLOUD_ROLE_ARN"],
            role_session_name="cached-client",
        )
    )


class RoleProvider(oss.credentials.CredentialsProvider):
    def get_credentials(self):
        found = credential_client().get_credential()
        return oss.credentials.Credentials(found.access_key_id, found.access_key_secret, found.security_token)


def make_client() -> oss.Client:
    config = oss.config.load_default()
    config.region = os.environ["OSS_REGION"]
    config.credentials_provider = RoleProvider()
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
