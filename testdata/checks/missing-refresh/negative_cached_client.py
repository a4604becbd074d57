"""The client may be kept: it asks again by itself."""
from functools import lru_cache

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client


@lru_cache
def client():
    return Client()


@lru_cache(maxsize=None)
def oss_client():
    def get():
        cred = client().get_credential()
        return oss.credentials.Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)

    config = oss.config.load_default()
    config.region = "cn-hangzhou"
    config.credentials_provider = oss.credentials.CredentialsProviderFunc(func=get)
    return oss.Client(config)
