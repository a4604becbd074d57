import oss2
from alibabacloud_credentials.client import Client


class OssUtil:
    bucket = None

    @classmethod
    def connect(cls):
        if not cls.bucket:
            cred = Client().get_credential()
            auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
            #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
            cls.bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "util")
        return cls.bucket
