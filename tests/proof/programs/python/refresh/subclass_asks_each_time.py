"""A provider that keeps the client, not what it said."""

import os
import sys
import time

import oss2
from alibabacloud_credentials.client import Client as CredentialClient
from alibabacloud_credentials.models import Config as CredentialConfig
from oss2.credentials import Credentials, CredentialsProvider


class PodProvider(CredentialsProvider):
    def __init__(self) -> None:
        self.client = CredentialClient(
            CredentialConfig(
                type="oidc_role_arn",
                role_arn=os.environ["ALIBABA_CLOUD_ROLE_ARN"],
                oidc_provider_arn=os.environ["ALIBABA_CLOUD_OIDC_PROVIDER_ARN"],
                oidc_token_file_path=os.environ["ALIBABA_CLOUD_OIDC_TOKEN_FILE"],
                role_session_name="pod",
            )
        )

    def get_credentials(self) -> Credentials:
        found = self.client.get_credential()
        return Credentials(found.access_key_id, found.access_key_secret, found.security_token)


def make_bucket() -> oss2.Bucket:
    auth = oss2.ProviderAuthV2(PodProvider())
    return oss2.Bucket(auth, os.environ["OSS_ENDPOINT"], os.environ["OSS_BUCKET"])


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
