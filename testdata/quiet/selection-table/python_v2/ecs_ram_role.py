import alibabacloud_oss_v2 as oss
from alibabacloud_credentials import client as credentials
from alibabacloud_credentials import models

holder = credentials.Client(models.Config(type="ecs_ram_role", role_name="reports-reader"))


class RoleOfThisMachine(oss.credentials.CredentialsProvider):
    def __init__(self, holder: credentials.Client):
        self.holder = holder

    def get_credentials(self) -> oss.credentials.Credentials:
        held = self.holder.get_credential()
        return oss.credentials.Credentials(held.access_key_id, held.access_key_secret, held.security_token)


client = oss.Client(oss.config.Config(region="cn-hangzhou", credentials_provider=RoleOfThisMachine(holder)))
