import oss2
from alibabacloud_credentials.client import Client
from flask import Flask


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


def create_app():
    app = Flask(__name__)
    auth = oss_auth()
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
    bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "files")

    @app.get("/files/<name>")
    def file(name):
        return bucket.get_object(name).read()

    return app
