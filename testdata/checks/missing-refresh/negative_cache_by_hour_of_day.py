from datetime import datetime
from functools import lru_cache

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client


class Hourly(oss.credentials.CredentialsProvider):
    def __init__(self):
        self.client = Client()

    @lru_cache(maxsize=4)
    def issued(self, hour: str):
        cred = self.client.get_credential()
        return oss.credentials.Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)

    def of(self, moment):
        return self.issued(f"{moment:%Y-%m-%d %H}")

    def get_credentials(self):
        return self.of(datetime.now())
