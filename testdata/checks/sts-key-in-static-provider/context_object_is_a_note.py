import oss2
from alibabacloud_credentials.client import Client

class Session:
    def __enter__(self):
        c = Client().get_credential()
        self.bucket = oss2.Bucket(oss2.StsAuth(c.access_key_id, c.access_key_secret, c.security_token), "https://oss-cn-hangzhou.aliyuncs.com", "b")
        #                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note
        return self.bucket
    def __exit__(self, *a):
        self.bucket = None
