import oss2
from alibabacloud_credentials.client import Client


class FlaskOss:
    def __init__(self, app=None):
        if app is not None:
            self.init_app(app)

    def init_app(self, app):
        cred = Client().get_credential()
        auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
        app.extensions["oss"] = oss2.Bucket(auth, app.config["OSS_ENDPOINT"], app.config["OSS_BUCKET"])
