import oss2
from alibabacloud_sts20150401.client import Client


class Storage:
    _instance = None

    def __new__(cls, sts: Client, request):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            creds = sts.assume_role(request).body.credentials
            auth = oss2.StsAuth(creds.access_key_id, creds.access_key_secret, creds.security_token)
            #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
            cls._instance.bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "storage")
        return cls._instance

    def put(self, name, data):
        self.bucket.put_object(name, data)
