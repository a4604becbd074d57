import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client


class Shared(oss.credentials.CredentialsProvider):
    #       ^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh

    def get_credentials(self):
        c = Client().get_credential()
        return oss.credentials.Credentials(c.access_key_id, c.access_key_secret, c.security_token)
