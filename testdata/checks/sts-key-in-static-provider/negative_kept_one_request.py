import oss2
from alibabacloud_credentials.client import Client
from flask import Flask, g

app = Flask(__name__)
credentials = Client()


def get_bucket():
    if "bucket" not in g:
        cred = credentials.get_credential()
        auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
        g.bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "files")
    return g.bucket


@app.get("/<name>")
def file(name):
    return get_bucket().get_object(name).read()
