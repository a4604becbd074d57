import os

import oss2
from alibabacloud_credentials.client import Client as CredentialClient
from alibabacloud_credentials.models import Config as CredentialConfig


class CredentialClientProvider(oss2.credentials.CredentialsProvider):
    def __init__(self, client: CredentialClient) -> None:
        self._client = client

    def get_credentials(self) -> oss2.credentials.Credentials:
        credential = self._client.get_credential()
        return oss2.credentials.Credentials(
            credential.access_key_id,
            credential.access_key_secret,
            credential.security_token,
        )


def oss_auth():
    credential_client = CredentialClient(
        CredentialConfig(
            type="oidc_role_arn",
            role_arn=os.environ["ALIBABA_CLOUD_ROLE_ARN"],
            oidc_provider_arn=os.environ["ALIBABA_CLOUD_OIDC_PROVIDER_ARN"],
            oidc_token_file_path=os.environ["ALIBABA_CLOUD_OIDC_TOKEN_FILE"],
            role_session_name="my-app",
            role_session_expiration=3600,
        )
    )
    return oss2.ProviderAuth(CredentialClientProvider(credential_client))


auth = oss_auth()
#                                      ^^^^^^^^^^^^^^^^^^^^ avoidable-long-term-key warning row=oidc-role-arn
