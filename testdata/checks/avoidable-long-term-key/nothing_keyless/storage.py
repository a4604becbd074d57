import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config

client = Client(Config(type="oidc_role_arn", role_session_name="reports"))


def fetch():
    held = client.get_credential()
    return oss.credentials.Credentials(held.access_key_id, held.access_key_secret, held.security_token)


provider = oss.credentials.CredentialsProviderFunc(func=fetch)
