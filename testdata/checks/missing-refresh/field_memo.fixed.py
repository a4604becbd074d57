import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client


class Lazy(oss.credentials.CredentialsProvider):
    def __init__(self):
        self._client = Client()

    def get_credentials(self):
           #^^^^^^^^^^ missing-refresh
        c = self._client.get_credential()
        return oss.credentials.Credentials(c.access_key_id, c.access_key_secret, c.security_token)
