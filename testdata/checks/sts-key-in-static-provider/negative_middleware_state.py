import oss2
from alibabacloud_credentials.client import Client
from fastapi import FastAPI, Request

app = FastAPI()
credentials = Client()


@app.middleware("http")
async def open_bucket(request: Request, call_next):
    cred = credentials.get_credential()
    auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
    request.state.bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "files")
    return await call_next(request)
