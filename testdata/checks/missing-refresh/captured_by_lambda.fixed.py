import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client


class Store:
    def __init__(self, credentials: Client):
        def get_credentials():
            cred = credentials.get_credential()
            return oss.credentials.Credentials(
                access_key_id=cred.access_key_id,
                access_key_secret=cred.access_key_secret,
                security_token=cred.security_token,
            )

        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh
        config = oss.config.load_default()
        config.region = "cn-hangzhou"
        config.credentials_provider = oss.credentials.CredentialsProviderFunc(get_credentials)
        self.client = oss.Client(config)
