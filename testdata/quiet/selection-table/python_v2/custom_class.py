import alibabacloud_oss_v2 as oss

from vault import Vault


class VaultProvider(oss.credentials.CredentialsProvider):
    def __init__(self, vault: Vault):
        self.vault = vault

    def get_credentials(self) -> oss.credentials.Credentials:
        held = self.vault.read("oss/reports")
        return oss.credentials.Credentials(held.id, held.secret, held.token)


client = oss.Client(oss.config.Config(region="cn-hangzhou", credentials_provider=VaultProvider(Vault())))
