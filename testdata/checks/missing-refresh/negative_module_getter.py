import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client as CredClient


def get_credentials():
    """Asked by the SDK for each request."""
    return to_oss(CredClient().get_credential())


def to_oss(cred):
    return oss.credentials.Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)


provider = oss.credentials.CredentialsProviderFunc(get_credentials)
