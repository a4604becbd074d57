import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client

#         ^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh


def get_credentials():
    fetched = Client().get_credential()
    bundle = oss.credentials.Credentials(fetched.access_key_id, fetched.access_key_secret, fetched.security_token)
    return bundle


provider = oss.credentials.CredentialsProviderFunc(func=get_credentials)


def client(region):
    config = oss.config.load_default()
    config.region = region
    config.credentials_provider = provider
    return oss.Client(config)
