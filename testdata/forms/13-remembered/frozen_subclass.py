import alibabacloud_oss_v2 as oss
import oss2
from alibabacloud_credentials.client import Client


class Frozen(oss.credentials.CredentialsProvider):
    def __init__(self):
        cred = Client().get_credential()
#              ^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh warning
        self._c = oss.credentials.Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)

    def get_credentials(self):
        return self._c


class Older(oss2.credentials.CredentialsProvider):
    def __init__(self, client: Client):
        self.fetched = client.get_credential()
#                      ^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh warning

    def get_credentials(self):
        f = self.fetched
        return oss2.credentials.Credentials(f.access_key_id, f.access_key_secret, f.security_token)


auth = oss2.ProviderAuth(Older(Client()))
provider = Frozen()
