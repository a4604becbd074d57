import oss2

from vault import read_secret


class VaultProvider(oss2.CredentialsProvider):
    def get_credentials(self):
        held = read_secret("oss/reports")
        return oss2.credentials.Credentials(held["id"], held["secret"], held["token"])


auth = oss2.ProviderAuthV4(VaultProvider())
