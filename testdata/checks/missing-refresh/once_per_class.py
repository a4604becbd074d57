import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client


class Shared(oss.credentials.CredentialsProvider):
    _cred = Client().get_credential()
    #       ^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh

    def get_credentials(self):
        c = self._cred
        return oss.credentials.Credentials(c.access_key_id, c.access_key_secret, c.security_token)
