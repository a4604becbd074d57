import oss2
from alibabacloud_credentials.client import Client

credentials = Client()
_bucket = None


def get_bucket():
    global _bucket
    if _bucket is None:
        cred = credentials.get_credential()
        auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
        _bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "files")
    return _bucket


def upload(name, data):
    get_bucket().put_object(name, data)
