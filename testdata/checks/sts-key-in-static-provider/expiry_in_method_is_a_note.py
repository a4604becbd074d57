import oss2, datetime
from alibabacloud_sts20150401.client import Client

class Oss:
    def __init__(self, sts: Client, req):
        self.sts, self.req = sts, req
        self._bucket = None
        self._expire_at = None

    def _ensure(self):
        if self._bucket is None or datetime.datetime.utcnow() >= self._expire_at:
            c = self.sts.assume_role(self.req).body.credentials
            self._bucket = oss2.Bucket(oss2.StsAuth(c.access_key_id, c.access_key_secret, c.security_token), "https://oss-cn-hangzhou.aliyuncs.com", "b")
            #                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note
            self._expire_at = datetime.datetime.strptime(c.expiration, "%Y-%m-%dT%H:%M:%SZ")
        return self._bucket
