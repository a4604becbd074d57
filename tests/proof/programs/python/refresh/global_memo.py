"""Asks the company's own service for keys, the first time that they are needed."""

import os
import sys
import time

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client as CredentialClient
from alibabacloud_credentials.models import Config as CredentialConfig

_credentials = None


def get_credentials():
    global _credentials
    if _credentials is None:
        service = CredentialConfig(type="credentials_uri", credentials_uri=os.environ["ALIBABA_CLOUD_CREDENTIALS_URI"])
        credential = CredentialClient(service).get_credential()
        _credentials = oss.credentials.Credentials(
            credential.access_key_id, credential.access_key_secret, credential.security_token
        )
    return _credentials


def make_client() -> oss.Client:
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
