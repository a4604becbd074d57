import oss2
from alibabacloud_sts20150401.client import Client


def temporary(sts: Client, request):
    creds = sts.assume_role(request).body.credentials
    return creds.access_key_id, creds.access_key_secret, creds.security_token


class Store:
    def __init__(self, sts: Client, request):
        key, secret, token = temporary(sts, request)
        self.bucket = oss2.Bucket(
            oss2.StsAuth(key, secret, token), "https://oss-cn-hangzhou.aliyuncs.com", "store"
           #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
        )
