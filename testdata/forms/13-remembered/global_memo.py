import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client

_creds = None


def get():
    global _creds
    if _creds is None:
        _creds = Client().get_credential()
#       ^^^^^^ missing-refresh warning
    return oss.credentials.Credentials(_creds.access_key_id, _creds.access_key_secret, _creds.security_token)


provider = oss.credentials.CredentialsProviderFunc(func=get)
