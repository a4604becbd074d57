"""A timer puts new keys where the provider looks for them."""

import os
import sys
import threading
import time

import oss2
from alibabacloud_credentials.client import Client as CredentialClient
from alibabacloud_credentials.models import Config as CredentialConfig

client = CredentialClient(CredentialConfig(type="ecs_ram_role", role_name=os.environ["ALIBABA_CLOUD_ECS_METADATA"]))
current = None


def renew() -> None:
    global current
    found = client.get_credential()
    current = oss2.credentials.Credentials(found.access_key_id, found.access_key_secret, found.security_token)
    timer = threading.Timer(float(os.environ["REFRESH_SECONDS"]), renew)
    timer.daemon = True
    timer.start()


class Current(oss2.credentials.CredentialsProvider):
    def get_credentials(self):
        return current


def make_bucket() -> oss2.Bucket:
    renew()
    auth = oss2.ProviderAuthV4(Current())
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
