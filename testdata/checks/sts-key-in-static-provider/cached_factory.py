from functools import lru_cache

import oss2
from alibabacloud_credentials.client import Client


@lru_cache(maxsize=None)
def bucket(name):
    cred = Client().get_credential()
    auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider
    return oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", name)
