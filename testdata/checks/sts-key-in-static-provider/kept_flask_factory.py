import oss2
from alibabacloud_credentials.client import Client
from flask import Flask


def create_app():
    app = Flask(__name__)
    cred = Client().get_credential()
    auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
    bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "files")

    @app.get("/files/<name>")
    def file(name):
        return bucket.get_object(name).read()

    return app
