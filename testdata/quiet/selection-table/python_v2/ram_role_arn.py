import os

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config

credentials_client = Client(
    Config(
        type="ram_role_arn",
        access_key_id=os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"],
        access_key_secret=os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
        role_arn="acs:ram::1234567890123456:role/reports-reader",
        role_session_name="reports",
        role_session_expiration=3600,
        policy='{"Version":"1","Statement":[{"Effect":"Allow","Action":["oss:GetObject"],"Resource":["*"]}]}',
    )
)


def fetch() -> oss.credentials.Credentials:
    held = credentials_client.get_credential()
    return oss.credentials.Credentials(held.access_key_id, held.access_key_secret, held.security_token)


config = oss.config.load_default()
config.credentials_provider = oss.credentials.CredentialsProviderFunc(func=fetch)
config.region = "cn-hangzhou"
client = oss.Client(config)
