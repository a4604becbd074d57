import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client

cred_client = Client()


def provide():
#                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh
    cred = cred_client.get_credential()
    return oss.credentials.Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)


provider = oss.credentials.CredentialsProviderFunc(func=provide)
