import functools
import threading

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client

client = Client()


@functools.lru_cache(maxsize=1)
def credentials():
    cred = client.get_credential()
    return oss.credentials.Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)


def forget():
    credentials.cache_clear()
    threading.Timer(900, forget).start()


provider = oss.credentials.CredentialsProviderFunc(func=credentials)
forget()
