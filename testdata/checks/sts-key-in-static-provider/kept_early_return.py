import oss2
from alibabacloud_credentials.client import Client
from flask import Flask

app = Flask(__name__)
credentials = Client()
_bucket = None


def bucket():
    global _bucket
    if _bucket is not None:
        return _bucket
    cred = credentials.get_credential()
    auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
    _bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "files")
    return _bucket


@app.get("/files/<name>")
def file(name):
    return bucket().get_object(name).read()
