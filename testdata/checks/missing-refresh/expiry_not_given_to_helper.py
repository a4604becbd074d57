import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client

client = Client()
held = None


def has_expired():
    ended = held.is_expired()
    return ended


def provide():
    global held
    if held is None or has_expired():
        cred = client.get_credential()
        held = oss.credentials.Credentials(
       #^^^^ missing-refresh warning
            cred.access_key_id, cred.access_key_secret, cred.security_token, expiration=None
        )
    return held


provider = oss.credentials.CredentialsProviderFunc(func=provide)
