import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client

client = Client()


def get_credentials():
    c = client.get_credential()
    return oss.credentials.Credentials(
    #             ^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh
        c.access_key_id, c.access_key_secret, c.security_token
    )


provider = oss.credentials.CredentialsProviderFunc(func=get_credentials)
