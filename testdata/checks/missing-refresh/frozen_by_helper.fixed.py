import oss2
from alibabacloud_credentials.client import Client
from oss2.credentials import Credentials, CredentialsProvider


class Once(CredentialsProvider):
    def __init__(self, client: Client):
        self.client = client

    def get_credentials(self):
        cred = self.client.get_credential()
        return Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)
