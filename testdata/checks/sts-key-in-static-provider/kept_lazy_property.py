import oss2
from alibabacloud_credentials.client import Client


class Archive:
    def __init__(self, name):
        self.name = name
        self._bucket = None

    @property
    def bucket(self):
        if self._bucket is None:
            cred = Client().get_credential()
            auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
            #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
            self._bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", self.name)
        return self._bucket

    def close(self):
        self._bucket = None
