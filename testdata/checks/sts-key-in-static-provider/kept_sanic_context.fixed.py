import oss2
from sanic import Sanic
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


app = Sanic("x")

@app.before_server_start
async def attach(app, loop):
    app.ctx.bucket = oss2.Bucket(oss_auth(), "https://oss-cn-hangzhou.aliyuncs.com", "b")
    #                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning

@app.listener("before_server_start")
async def attach2(application, loop):
    application.ctx.b2 = oss2.Bucket(oss_auth(), "https://oss-cn-hangzhou.aliyuncs.com", "b")
    #                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
