import os

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client as CredentialClient
from alibabacloud_credentials.models import Config as CredentialConfig
from aliyunsdkcore.client import AcsClient


def oss_credentials_provider(role_arn):
    credential_client = CredentialClient(
        CredentialConfig(
            type="ram_role_arn",
            access_key_id=os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"],
            access_key_secret=os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
            role_arn=role_arn,
            role_session_name="service",
            role_session_expiration=3600,
        )
    )

    def get_credentials() -> oss.credentials.Credentials:
        credential = credential_client.get_credential()
        return oss.credentials.Credentials(
            credential.access_key_id,
            credential.access_key_secret,
            credential.security_token,
        )

    return oss.credentials.CredentialsProviderFunc(get_credentials)


class OssService:
    def __init__(self, ak, sk, role_arn):
        self.acs = AcsClient(ak, sk, "cn-hangzhou")
        self.role_arn = role_arn
        self.client = self.build()

    def build(self):
        config = oss.config.load_default()
        config.region = "cn-hangzhou"
        config.credentials_provider = oss_credentials_provider(self.role_arn)
        #                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
        return oss.Client(config)
