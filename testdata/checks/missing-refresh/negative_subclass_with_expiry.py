import time

import oss2
from alibabacloud_sts20150401.client import Client
from oss2.credentials import Credentials, CredentialsProvider


class RoleProvider(CredentialsProvider):
    def __init__(self, sts: Client, request):
        self.sts, self.request = sts, request
        self.creds, self.ends = None, 0

    def get_credentials(self):
        if time.time() > self.ends - 300:
            self.creds = self.sts.assume_role(self.request).body.credentials
            self.ends = time.time() + 3600
        return Credentials(self.creds.access_key_id, self.creds.access_key_secret, self.creds.security_token)


def bucket(sts, request):
    return oss2.Bucket(oss2.ProviderAuth(RoleProvider(sts, request)), "https://oss-cn-hangzhou.aliyuncs.com", "b")
