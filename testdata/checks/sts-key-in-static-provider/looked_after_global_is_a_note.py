import time

import oss2
from alibabacloud_credentials.client import Client

credentials = Client()
_bucket = None
_made = 0.0


def get_bucket():
    global _bucket, _made
    if _bucket is None or time.time() - _made > 1800:
        cred = credentials.get_credential()
        auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note
        _bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "files")
        _made = time.time()
    return _bucket
