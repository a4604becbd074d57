"""A provider as in a tutorial: it looks like the ones that refresh."""

import os
import sys
import time

import oss2
from alibabacloud_credentials.client import Client as CredentialClient
from alibabacloud_credentials.models import Config as CredentialConfig
from oss2.credentials import Credentials, CredentialsProvider


class InstanceProvider(CredentialsProvider):
    def __init__(self, role: str) -> None:
        credential = CredentialClient(CredentialConfig(type="ecs_ram_role", role_name=role)).get_credential()
        self.id = credential.access_key_id
        self.secret = credential.access_key_secret
        self.token = credential.security_token

    def get_credentials(self) -> Credentials:
        return Credentials(self.id, self.secret, self.token)


def make_bucket() -> oss2.Bucket:
    auth = oss2.ProviderAuthV4(InstanceProvider(os.environ["ALIBABA_CLOUD_ECS_METADATA"]))
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
