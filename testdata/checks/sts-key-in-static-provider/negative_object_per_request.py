import oss2
from alibabacloud_credentials.client import Client
from fastapi import FastAPI

app = FastAPI()
credentials = Client()


class Download:
    def __init__(self, name):
        cred = credentials.get_credential()
        auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
        self.bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "files")
        self.name = name

    def read(self):
        return self.bucket.get_object(self.name).read()


@app.get("/files/{name}")
async def download(name: str):
    return Download(name).read()
