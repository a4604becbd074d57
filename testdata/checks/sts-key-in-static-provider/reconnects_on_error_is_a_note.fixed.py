import oss2
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


class Store:
    def __init__(self, client: Client):
        self.client = client
        self.connect()

    def connect(self):
        auth = oss2.ProviderAuth(CredentialClientProvider(self.client))
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note
        self.bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "store")

    def put(self, name, data):
        try:
            self.bucket.put_object(name, data)
        except oss2.exceptions.ServerError:
            self.connect()
            self.bucket.put_object(name, data)
