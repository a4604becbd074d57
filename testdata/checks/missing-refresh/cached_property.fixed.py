import oss2
from alibabacloud_credentials.client import Client
from oss2.credentials import Credentials, CredentialsProvider


class Cached(CredentialsProvider):
    def __init__(self):
        self.client = Client()

    @property
    #^^^^^^^^^^^^^^^ missing-refresh
    def current(self):
        return self.client.get_credential()

    def get_credentials(self):
        return Credentials(
            self.current.access_key_id, self.current.access_key_secret, self.current.security_token
        )


auth = oss2.ProviderAuthV4(Cached())
