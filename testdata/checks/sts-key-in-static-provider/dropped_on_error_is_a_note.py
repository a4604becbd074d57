import oss2
from alibabacloud_credentials.client import Client

_bucket = None


def get_bucket():
    global _bucket
    if _bucket is None:
        cred = Client().get_credential()
        auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note
        _bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "files")
    return _bucket


def put(name, data):
    global _bucket
    try:
        get_bucket().put_object(name, data)
    except oss2.exceptions.AccessDenied:
        _bucket = None
        get_bucket().put_object(name, data)
