import oss2
from alibabacloud_credentials.client import Client
from oss2.credentials import Credentials, CredentialsProvider


class FromCredentials(CredentialsProvider):
    def __init__(self, client):
        self.client = client

    def get_credentials(self):
        cred = self.client.get_credential()
        return Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)


auth = oss2.ProviderAuthV4(FromCredentials(Client()))
bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "files", region="cn-hangzhou")


def read(name):
    return bucket.get_object(name).read()
