import functools

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client

client = Client()


@functools.lru_cache(maxsize=1)
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh warning
def credentials():
    cred = client.get_credential()
    return oss.credentials.Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)


def prepare():
    credentials.cache_clear()
    return oss.credentials.CredentialsProviderFunc(func=credentials)


provider = prepare()
