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
            type="ecs_ram_role",
            role_name=os.environ["ALIBABA_CLOUD_ECS_METADATA"],
        )
    )
    return oss2.ProviderAuth(CredentialClientProvider(credential_client))


auth = oss_auth()
#                                      ^^^^^^^^^^^^^^^^^^^^ avoidable-long-term-key warning row=ecs-ram-role
