import functools
import threading

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client

client = Client()


#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh warning
def credentials():
    cred = client.get_credential()
    return oss.credentials.Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)


@functools.lru_cache(maxsize=100)
def thumbnail(name):
    return name.rsplit(".", 1)[0] + ".small"


def forget():
    thumbnail.cache_clear()
    threading.Timer(900, forget).start()


provider = oss.credentials.CredentialsProviderFunc(func=credentials)
forget()
