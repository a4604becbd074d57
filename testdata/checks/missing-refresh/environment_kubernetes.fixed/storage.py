import os

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client as CredentialClient
from alibabacloud_credentials.models import Config as CredentialConfig


def oss_credentials_provider():
    credential_client = CredentialClient(
        CredentialConfig(
            type="ram_role_arn",
            access_key_id=os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"],
            access_key_secret=os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
            role_arn=os.environ["ALIBABA_CLOUD_ROLE_ARN"],
            role_session_name="my-app",
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


config = oss.config.load_default()
config.credentials_provider = oss_credentials_provider()
#                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh warning
config.region = "cn-hangzhou"
client = oss.Client(config)


def put(key, body):
    client.put_object(oss.PutObjectRequest(bucket="photos", key=key, body=body))
