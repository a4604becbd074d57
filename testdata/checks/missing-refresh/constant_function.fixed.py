import os

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client as CredentialClient
from alibabacloud_credentials.models import Config as CredentialConfig


class OurCredentialsProvider(oss.credentials.CredentialsProvider):
    def __init__(self) -> None:
        self._client = CredentialClient(
            CredentialConfig(
                type="credentials_uri",
                credentials_uri=os.environ["ALIBABA_CLOUD_CREDENTIALS_URI"],
            )
        )

    def get_credentials(self) -> oss.credentials.Credentials:
        credential = self._client.get_credential()
        return oss.credentials.Credentials(
            credential.access_key_id,
            credential.access_key_secret,
            credential.security_token,
        )


provider = OurCredentialsProvider()
