import oss2
from alibabacloud_credentials.client import Client
from celery import Celery
from celery.signals import worker_process_init


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
    credential_client = Client()
    return oss2.ProviderAuth(CredentialClientProvider(credential_client))


app = Celery("jobs")
bucket = None


@worker_process_init.connect
def connect(**kwargs):
    global bucket
    auth = oss_auth()
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
    bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "jobs")


@app.task
def archive(name):
    bucket.put_object_from_file(name, name)
