import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client


def make(region):
    cred = Client().get_credential()
#          ^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh warning

    def get():
        return oss.credentials.Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)

    config = oss.config.load_default()
    config.region = region
    config.credentials_provider = oss.credentials.CredentialsProviderFunc(func=get)
    return oss.Client(config)
