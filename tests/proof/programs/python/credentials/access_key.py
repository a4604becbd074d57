"""Has the client for credentials, and gives it a key of its own."""
import os
import sys
import time

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client as CredentialClient
from alibabacloud_credentials.models import Config as CredentialConfig


def make_client() -> oss.Client:
    credential_client = CredentialClient(
        CredentialConfig(
            type="access_key",
            access_key_id="LTAIaKL1nt0q7XyZ",
            access_key_secret="aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U",
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
