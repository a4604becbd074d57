import hvac
import oss2
from oss2.credentials import Credentials, CredentialsProvider


class FromVault(CredentialsProvider):
    def __init__(self, url):
        self.vault = hvac.Client(url=url)
        self.lease = None

    def get_credentials(self):
        if self.lease is None or self.lease.expired():
            self.lease = Lease(self.vault.secrets.alicloud.generate_credentials("oss"))
        data = self.lease.data
        return Credentials(data["access_key"], data["secret_key"], data["security_token"])
