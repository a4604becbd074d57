"""Makes a bucket in each round from what the client gives it then."""

import os
import sys
import time

import oss2
from alibabacloud_credentials.client import Client as CredentialClient
from alibabacloud_credentials.models import Config as CredentialConfig

role = CredentialConfig(type="ecs_ram_role", role_name=os.environ["ALIBABA_CLOUD_ECS_METADATA"])
credential_client = CredentialClient(role)


def current_bucket() -> oss2.Bucket:
    found = credential_client.get_credential()
    auth = oss2.StsAuth(found.access_key_id, found.access_key_secret, found.security_token)
    return oss2.Bucket(auth, os.environ["OSS_ENDPOINT"], os.environ["OSS_BUCKET"])


def main() -> None:
    while True:
        name = sys.stdin.readline().strip()
        try:
            current_bucket().get_object(name).read()
            print("ok", flush=True)
        except oss2.exceptions.OssError as error:
            print(error, file=sys.stderr)
            print("refused", flush=True)
        time.sleep(0.1)


if __name__ == "__main__":
    main()
