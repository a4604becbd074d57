import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client


def wrap(cred_client):
    def get():
        cred = cred_client.get_credential()
        return oss.credentials.Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)

    return oss.credentials.CredentialsProviderFunc(func=get)


provider = wrap(Client())
