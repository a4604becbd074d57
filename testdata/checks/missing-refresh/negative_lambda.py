import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client

client = Client()


def convert(cred):
    return oss.credentials.Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)


provider = oss.credentials.CredentialsProviderFunc(func=lambda: convert(client.get_credential()))
