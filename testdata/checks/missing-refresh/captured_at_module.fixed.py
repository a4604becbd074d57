import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client as CredClient
from alibabacloud_credentials.models import Config as CredConfig

cred_client = CredClient(CredConfig(type="ecs_ram_role", role_name="web"))
#      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh warning


def credentials():
    cred = cred_client.get_credential()
    return oss.credentials.Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)


config = oss.config.load_default()
config.region = "cn-hangzhou"
config.credentials_provider = oss.credentials.CredentialsProviderFunc(func=credentials)
client = oss.Client(config)
