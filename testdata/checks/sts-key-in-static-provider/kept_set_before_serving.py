import oss2, uvicorn
from fastapi import FastAPI
from alibabacloud_credentials.client import Client
app = FastAPI()
bucket = None

def init():
    global bucket
    c = Client().get_credential()
    bucket = oss2.Bucket(oss2.StsAuth(c.access_key_id, c.access_key_secret, c.security_token), "https://oss-cn-hangzhou.aliyuncs.com", "b")
    #                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning

@app.get("/")
def root():
    return bucket.get_object("x").read()

if __name__ == "__main__":
    init()
    uvicorn.run(app)
