import oss2
from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config


class Pod(oss2.CredentialsProvider):
    def __init__(self):
        self.client = Client(Config(type="oidc_role_arn", role_session_name="reports"))

    def get_credentials(self):
        held = self.client.get_credential()
        return oss2.credentials.Credentials(held.access_key_id, held.access_key_secret, held.security_token)


auth = oss2.ProviderAuthV4(Pod())
