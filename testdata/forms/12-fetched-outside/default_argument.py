import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client

cred_client = Client()


def get(c=cred_client.get_credential()):
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh warning
    return oss.credentials.Credentials(c.access_key_id, c.access_key_secret, c.security_token)


provider = oss.credentials.CredentialsProviderFunc(func=get)
