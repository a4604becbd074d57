import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client


def give(cred):
    return oss.credentials.Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)


def give_once():
    return give(Client().get_credential())


#                                   ^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh
config = oss.config.load_default()
config.credentials_provider = oss.credentials.CredentialsProviderFunc(give_once)
client = oss.Client(config)


def get(name):
    return client.get_object(oss.GetObjectRequest("files", name))
