import oss2
from alibabacloud_credentials.client import Client

BUCKETS = {}


class Router:
    def route(self, tenant):
        if tenant not in BUCKETS:
            BUCKETS[tenant] = self._open(tenant)
        return BUCKETS[tenant]

    def _open(self, tenant):
        cred = Client().get_credential()
        auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
        return oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", tenant)
