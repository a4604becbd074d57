import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client

cred_client = Client()
cred = cred_client.get_credential()
#      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh warning
config = oss.config.load_default()
config.region = "cn-hangzhou"
config.credentials_provider = oss.credentials.CredentialsProviderFunc(
    func=lambda: oss.credentials.Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)
)
client = oss.Client(config)


def put(key, data):
    client.put_object(oss.PutObjectRequest(bucket="notes", key=key, body=data))
