import oss2
from alibabacloud_credentials.client import Client
from oss2.credentials import Credentials, CredentialsProvider


class Once(CredentialsProvider):
    def __init__(self, client: Client):
        self.client = client
        self._load()

    def _load(self):
        cred = self.client.get_credential()
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh
        self.credentials = Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)

    def get_credentials(self):
        return self.credentials
