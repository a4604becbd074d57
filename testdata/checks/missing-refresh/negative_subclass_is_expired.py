import datetime

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client


class Caching(oss.credentials.CredentialsProvider):
    def __init__(self, client: Client):
        self.client = client
        self.held = self.fetch()

    def fetch(self):
        cred = self.client.get_credential()
        end = datetime.datetime.fromisoformat(cred.expiration)
        return oss.credentials.Credentials(
            cred.access_key_id, cred.access_key_secret, cred.security_token, expiration=end
        )

    def get_credentials(self):
        if self.held.is_expired():
            self.held = self.fetch()
        return self.held
