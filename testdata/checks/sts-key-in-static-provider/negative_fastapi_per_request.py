import oss2
from alibabacloud_credentials.client import Client
from fastapi import FastAPI

app = FastAPI()
credentials = Client()


@app.get("/files/{name}")
def file(name: str):
    cred = credentials.get_credential()
    auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
    bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "files")
    return bucket.get_object(name).read()
