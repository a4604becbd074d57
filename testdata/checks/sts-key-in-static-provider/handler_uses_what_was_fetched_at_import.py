import oss2
from alibabacloud_credentials.client import Client
from flask import Flask

app = Flask(__name__)
cred = Client().get_credential()


@app.route("/files/<name>")
def file(name):
    auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
    return oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "files").get_object(name).read()
