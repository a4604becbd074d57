import oss2
from celery import Celery, Task
from alibabacloud_credentials.client import Client


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


app = Celery("x")

class OssTask(Task):
    _bucket = None

    @property
    def bucket(self):
        if self._bucket is None:
            self._bucket = oss2.Bucket(oss_auth(), "https://oss-cn-hangzhou.aliyuncs.com", "b")
            #                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
        return self._bucket

@app.task(base=OssTask, bind=True)
def put(self, n):
    self.bucket.put_object(n, b"")
