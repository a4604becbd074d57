import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client


class Caching(oss.credentials.CredentialsProvider):
    def __init__(self, client: Client):
        self.client = client
        self.held = None

    def fetch(self):
        cred = self.client.get_credential()
        return oss.credentials.Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)

    def get_credentials(self):
        if self.held is None or self.held.is_expired():
            self.held = self.fetch()
           #^^^^^^^^^ missing-refresh warning
        return self.held
