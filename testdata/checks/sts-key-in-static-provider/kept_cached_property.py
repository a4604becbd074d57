import functools, oss2
from alibabacloud_credentials.client import Client

class S:
    @functools.cached_property
    def bucket(self):
        c = Client().get_credential()
        return oss2.Bucket(oss2.StsAuth(c.access_key_id, c.access_key_secret, c.security_token), "https://oss-cn-hangzhou.aliyuncs.com", "b")
        #                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
