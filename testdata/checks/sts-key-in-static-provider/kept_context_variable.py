import oss2
from alibabacloud_credentials.client import Client
from contextvars import ContextVar
_var = ContextVar("b", default=None)

def current():
    b = _var.get()
    if b is None:
        c = Client().get_credential()
        b = oss2.Bucket(oss2.StsAuth(c.access_key_id, c.access_key_secret, c.security_token), "https://oss-cn-hangzhou.aliyuncs.com", "b")
        #               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
        _var.set(b)
    return b
