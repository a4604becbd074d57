import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client


class Frozen(oss.credentials.CredentialsProvider):
    def __init__(self, client: Client):
        self._client = client
        #      ^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh

    def get_credentials(self):
        cred = self._client.get_credential()
        return oss.credentials.Credentials(
            cred.access_key_id, cred.access_key_secret, cred.security_token
        )
