import ossfs
from alibabacloud_credentials.client import Client
from fastapi import FastAPI

app = FastAPI()
cred = Client().get_credential()
fs = ossfs.OSSFileSystem(
#    ^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
    endpoint="https://oss-cn-hangzhou.aliyuncs.com",
    key=cred.access_key_id,
    secret=cred.access_key_secret,
    token=cred.security_token,
)


@app.get("/size/{name}")
def size(name: str):
    return fs.size(f"media/{name}")
