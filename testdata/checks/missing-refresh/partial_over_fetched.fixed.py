import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client


def give(cred):
    return oss.credentials.Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)


class Store:
    def __init__(self):
        provider = oss.credentials.CredentialsProviderFunc(
            func=lambda: give(Client().get_credential())
            #                            ^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh
        )
        config = oss.config.load_default()
        config.credentials_provider = provider
        self.client = oss.Client(config)
