import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client

_client = Client()
_cred = None


def provide():
    global _cred
    if _cred is None:
        _cred = _client.get_credential()
       #^^^^^ missing-refresh
    return oss.credentials.Credentials(_cred.access_key_id, _cred.access_key_secret, _cred.security_token)


provider = oss.credentials.CredentialsProviderFunc(func=provide)
