import threading

import oss2
from alibabacloud_credentials.client import Client

_local = threading.local()


def bucket():
    if not hasattr(_local, "bucket"):
        cred = Client().get_credential()
        auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
        _local.bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "files")
    return _local.bucket
