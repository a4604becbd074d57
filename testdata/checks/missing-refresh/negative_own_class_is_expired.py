import alibabacloud_oss_v2 as oss
import requests
from alibabacloud_credentials.client import Client


class Held:
    def __init__(self, cred, lease):
        self.credentials = oss.credentials.Credentials(
            cred.access_key_id, cred.access_key_secret, cred.security_token
        )
        self.lease = lease

    def is_expired(self):
        return not requests.get(self.lease, timeout=5).ok


class Caching(oss.credentials.CredentialsProvider):
    def __init__(self, client: Client, lease: str):
        self.client, self.lease = client, lease
        self.held = None

    def get_credentials(self):
        if self.held is None or self.held.is_expired():
            self.held = Held(self.client.get_credential(), self.lease)
        return self.held.credentials
