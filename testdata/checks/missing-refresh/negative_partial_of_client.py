import functools

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client


def give(client):
    cred = client.get_credential()
    return oss.credentials.Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)


give_fresh = functools.partial(give, Client())
config = oss.config.load_default()
config.credentials_provider = oss.credentials.CredentialsProviderFunc(give_fresh)
