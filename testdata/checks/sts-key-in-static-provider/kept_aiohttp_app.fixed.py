import oss2
from aiohttp import web
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


async def open_bucket(app):
    auth = oss_auth()
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
    app["bucket"] = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "files")


async def index(request):
    return web.Response(body=request.app["bucket"].get_object("index.html").read())


app = web.Application()
app.on_startup.append(open_bucket)
app.router.add_get("/", index)
web.run_app(app)
