"""Fetched when the class is read, which is when the program starts."""

import os
import sys
import time

import oss2
from alibabacloud_credentials.client import Client as CredentialClient
from alibabacloud_credentials.models import Config as CredentialConfig


class RoleProvider(oss2.credentials.CredentialsProvider):
    credential = CredentialClient(
        CredentialConfig(
            type="ram_role_arn",
            access_key_id=os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"],
            access_key_secret=os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
            role_arn=os.environ["ALIBABA_CLOUD_ROLE_ARN"],
            role_session_name="class-attribute",
        )
    ).get_credential()

    def get_credentials(self):
        return oss2.credentials.Credentials(
            self.credential.access_key_id,
            self.credential.access_key_secret,
            self.credential.security_token,
        )


def make_bucket() -> oss2.Bucket:
    auth = oss2.ProviderAuth(RoleProvider())
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
