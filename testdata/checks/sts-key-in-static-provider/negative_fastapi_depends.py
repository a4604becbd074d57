import oss2
from alibabacloud_credentials.client import Client
from fastapi import Depends, FastAPI

app = FastAPI()
credentials = Client()


def bucket():
    cred = credentials.get_credential()
    auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
    yield oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "files")


@app.get("/{name}")
def file(name: str, bucket: oss2.Bucket = Depends(bucket)):
    return bucket.get_object(name).read()
