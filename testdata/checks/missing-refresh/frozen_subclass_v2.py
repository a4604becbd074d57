import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client


class Frozen(oss.credentials.CredentialsProvider):
    def __init__(self, client: Client):
        cred = client.get_credential()
        #      ^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh
        self.credentials = oss.credentials.Credentials(
            cred.access_key_id, cred.access_key_secret, cred.security_token
        )

    def get_credentials(self):
        return self.credentials
