import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client


def fetch():
    return Client().get_credential()
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh warning


def provide():
    cred = fetch()
    return oss.credentials.Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)


provider = oss.credentials.CredentialsProviderFunc(func=provide)
