import oss2
from aiohttp import web
from alibabacloud_credentials.client import Client


async def open_bucket(app):
    cred = Client().get_credential()
    auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
    app["bucket"] = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "files")


async def index(request):
    return web.Response(body=request.app["bucket"].get_object("index.html").read())


app = web.Application()
app.on_startup.append(open_bucket)
app.router.add_get("/", index)
web.run_app(app)
