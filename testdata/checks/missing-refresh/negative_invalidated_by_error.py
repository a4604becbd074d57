"""Drops what it holds when the server refuses it."""
import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client


class Caching(oss.credentials.CredentialsProvider):
    def __init__(self, client: Client):
        self.client = client
        self.held = None

    def drop(self):
        self.held = None

    def get_credentials(self):
        if self.held is None:
            cred = self.client.get_credential()
            self.held = oss.credentials.Credentials(
                cred.access_key_id, cred.access_key_secret, cred.security_token
            )
        return self.held
