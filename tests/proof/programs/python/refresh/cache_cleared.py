"""Remembers the answer, and has a timer that makes it forget."""

import functools
import os
import sys
import threading
import time

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client as CredentialClient
from alibabacloud_credentials.models import Config as CredentialConfig

role = CredentialConfig(type="ecs_ram_role", role_name=os.environ["ALIBABA_CLOUD_ECS_METADATA"])
credential_client = CredentialClient(role)


@functools.lru_cache(maxsize=1)
def get_credentials():
    found = credential_client.get_credential()
    return oss.credentials.Credentials(found.access_key_id, found.access_key_secret, found.security_token)


def forget() -> None:
    while True:
        time.sleep(float(os.environ["REFRESH_SECONDS"]))
        get_credentials.cache_clear()


def make_client() -> oss.Client:
    threading.Thread(target=forget, daemon=True).start()
    config = oss.config.load_default()
    config.region = os.environ["OSS_REGION"]
    config.credentials_provider = oss.credentials.CredentialsProviderFunc(get_credentials)
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
