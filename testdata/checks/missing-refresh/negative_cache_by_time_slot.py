import functools
import time

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client

client = Client()


def ttl_hash(seconds=900):
    return round(time.time() / seconds)


@functools.lru_cache(maxsize=1)
def credentials(ttl_hash=None):
    del ttl_hash
    cred = client.get_credential()
    return oss.credentials.Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)


def provide():
    slot = ttl_hash()
    return credentials(ttl_hash=slot)


provider = oss.credentials.CredentialsProviderFunc(func=provide)
