import oss2
from alibabacloud_credentials.client import Client
from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "files"
    bucket = None

    def ready(self):
        cred = Client().get_credential()
        auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
        FilesConfig.bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "files")
