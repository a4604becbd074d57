import oss2
from sanic import Sanic
from alibabacloud_credentials.client import Client

app = Sanic("x")

@app.before_server_start
async def attach(app, loop):
    c = Client().get_credential()
    app.ctx.bucket = oss2.Bucket(oss2.StsAuth(c.access_key_id, c.access_key_secret, c.security_token), "https://oss-cn-hangzhou.aliyuncs.com", "b")
    #                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning

@app.listener("before_server_start")
async def attach2(application, loop):
    c = Client().get_credential()
    application.ctx.b2 = oss2.Bucket(oss2.StsAuth(c.access_key_id, c.access_key_secret, c.security_token), "https://oss-cn-hangzhou.aliyuncs.com", "b")
    #                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
