import oss2
from alibabacloud_credentials.client import Client


def bucket_factory(name):
    bucket = None

    def get():
        nonlocal bucket
        if bucket is None:
            cred = Client().get_credential()
            auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
            #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
            bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", name)
        return bucket

    return get
