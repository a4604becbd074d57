import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client

client = Client()
provider = oss.credentials.CredentialsProviderFunc(
    func=lambda c=client.get_credential(): oss.credentials.Credentials(
    #             ^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh
        c.access_key_id, c.access_key_secret, c.security_token
    )
)
