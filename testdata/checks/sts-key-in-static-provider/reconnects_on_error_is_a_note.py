import oss2
from alibabacloud_credentials.client import Client


class Store:
    def __init__(self, client: Client):
        self.client = client
        self.connect()

    def connect(self):
        cred = self.client.get_credential()
        auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note
        self.bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "store")

    def put(self, name, data):
        try:
            self.bucket.put_object(name, data)
        except oss2.exceptions.ServerError:
            self.connect()
            self.bucket.put_object(name, data)
