import oss2
from alibabacloud_credentials.client import Client

class Storage:
    def __init__(self, auth):
        self.bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "b")

def make_auth():
    c = Client().get_credential()
    return oss2.StsAuth(c.access_key_id, c.access_key_secret, c.security_token)
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning

storage = Storage(make_auth())

def put(n, d):
    storage.bucket.put_object(n, d)
