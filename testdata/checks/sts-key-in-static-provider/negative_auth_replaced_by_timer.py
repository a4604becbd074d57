import threading

import oss2
from alibabacloud_sts20150401.client import Client


class Store:
    def __init__(self, sts: Client, request):
        self.sts, self.request = sts, request
        self.bucket = oss2.Bucket(self._auth(), "https://oss-cn-hangzhou.aliyuncs.com", "store")
        self._renew()

    def _auth(self):
        creds = self.sts.assume_role(self.request).body.credentials
        return oss2.StsAuth(creds.access_key_id, creds.access_key_secret, creds.security_token)

    def _renew(self):
        self.bucket.auth = self._auth()
        timer = threading.Timer(1800, self._renew)
        timer.daemon = True
        timer.start()
