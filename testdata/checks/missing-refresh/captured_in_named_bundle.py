import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client

fetched = Client().get_credential()
#         ^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh
bundle = oss.credentials.Credentials(fetched.access_key_id, fetched.access_key_secret, fetched.security_token)
provider = oss.credentials.CredentialsProviderFunc(func=lambda: bundle)


def client(region):
    config = oss.config.load_default()
    config.region = region
    config.credentials_provider = provider
    return oss.Client(config)
