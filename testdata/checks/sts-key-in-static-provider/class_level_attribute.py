import oss2
from alibabacloud_credentials.client import Client


class Storage:
    cred = Client().get_credential()
    auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
    bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "storage")

    @classmethod
    def read(cls, name):
        return cls.bucket.get_object(name).read()
