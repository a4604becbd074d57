import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client

client = Client()


def fetch():
    held = client.get_credential()
    return oss.credentials.Credentials(held.access_key_id, held.access_key_secret, held.security_token)


provider = oss.credentials.CredentialsProviderFunc(func=fetch)
