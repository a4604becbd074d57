import oss2
from alibabacloud_credentials.client import Client

INDEX = {}


def load_index():
    cred = Client().get_credential()
    auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note
    bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "index")
    INDEX["text"] = bucket.get_object("index.txt").read()


load_index()


def lookup(word):
    return word in INDEX["text"]
