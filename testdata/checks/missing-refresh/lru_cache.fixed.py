import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client

client = Client()


#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh
def credentials():
    cred = client.get_credential()
    return oss.credentials.Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)


provider = oss.credentials.CredentialsProviderFunc(func=credentials)
