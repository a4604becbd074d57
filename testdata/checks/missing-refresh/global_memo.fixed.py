import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client

_client = Client()


def provide():
    cred = _client.get_credential()
       #^^^^^ missing-refresh
    return oss.credentials.Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)


provider = oss.credentials.CredentialsProviderFunc(func=provide)
