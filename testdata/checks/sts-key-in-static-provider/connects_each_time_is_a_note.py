import oss2
from alibabacloud_credentials.client import Client

class Sync:
    def connect(self):
        c = Client().get_credential()
        self.bucket = oss2.Bucket(oss2.StsAuth(c.access_key_id, c.access_key_secret, c.security_token), "https://oss-cn-hangzhou.aliyuncs.com", "b")
        #                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note

    def sync(self):
        self.connect()
        for o in oss2.ObjectIterator(self.bucket):
            print(o)
