"""Assumes a second role with the keys of a first, which somebody else has put into a file."""

import json
import os
import sys
import time

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client as CredentialClient
from alibabacloud_credentials.models import Config as CredentialConfig


def make_client() -> oss.Client:
    with open(os.environ["STS_FILE"]) as file:
        first = json.load(file)
    credential_client = CredentialClient(
        CredentialConfig(
            type="ram_role_arn",
            access_key_id=first["AccessKeyId"],
            access_key_secret=first["AccessKeySecret"],
            security_token=first["SecurityToken"],
            role_arn=os.environ["ALIBABA_CLOUD_ROLE_ARN"],
            role_session_name="second",
        )
    )

    def get_credentials():
        credential = credential_client.get_credential()
        return oss.credentials.Credentials(
            credential.access_key_id, credential.access_key_secret, credential.security_token
        )

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
