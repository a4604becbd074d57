"""Copies reports; the pod has a role of its own."""

import os
import sys
import time

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client as CredentialClient
from alibabacloud_credentials.models import Config as CredentialConfig

credential_client = CredentialClient(
    CredentialConfig(
        type="oidc_role_arn",
        role_arn=os.environ["ALIBABA_CLOUD_ROLE_ARN"],
        oidc_provider_arn=os.environ["ALIBABA_CLOUD_OIDC_PROVIDER_ARN"],
        oidc_token_file_path=os.environ["ALIBABA_CLOUD_OIDC_TOKEN_FILE"],
        role_session_name="reports",
    )
)


def current(credential=credential_client.get_credential()):
    return oss.credentials.Credentials(
        credential.access_key_id, credential.access_key_secret, credential.security_token
    )


def make_client() -> oss.Client:
    config = oss.config.load_default()
    config.region = os.environ["OSS_REGION"]
    config.credentials_provider = oss.credentials.CredentialsProviderFunc(func=current)
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
