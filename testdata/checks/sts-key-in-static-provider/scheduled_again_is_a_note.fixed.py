import oss2
from alibabacloud_credentials.client import Client
from apscheduler.schedulers.background import BackgroundScheduler


class CredentialClientProvider(oss2.credentials.CredentialsProvider):
    def __init__(self, client: Client) -> None:
        self._client = client

    def get_credentials(self) -> oss2.credentials.Credentials:
        credential = self._client.get_credential()
        return oss2.credentials.Credentials(
            credential.access_key_id,
            credential.access_key_secret,
            credential.security_token,
        )


def oss_auth():
    credential_client = client
    return oss2.ProviderAuth(CredentialClientProvider(credential_client))


client = Client()
bucket = None


def connect():
    global bucket
    auth = oss_auth()
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note
    bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "store")


connect()
scheduler = BackgroundScheduler()
scheduler.add_job(connect, "interval", minutes=30)
scheduler.start()
