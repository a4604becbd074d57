import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client

holder = Client()


def fetch():
    held = holder.get_credential()
    return oss.credentials.Credentials(held.access_key_id, held.access_key_secret, held.security_token)


config = oss.config.load_default()
config.credentials_provider = oss.credentials.CredentialsProviderFunc(func=fetch)
client = oss.Client(config)
