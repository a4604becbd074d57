import oss2
from alibabacloud_credentials.client import Client


def connect():
    cred = Client().get_credential()
    auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
    return oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "files")


class Uploader:
    def __init__(self):
        self.bucket = connect()

    def put(self, name, data):
        self.bucket.put_object(name, data)


def once(name):
    connect().delete_object(name)
