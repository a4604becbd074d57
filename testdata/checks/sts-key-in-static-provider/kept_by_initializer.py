import oss2
bucket = None
from alibabacloud_credentials.client import Client

def initializer(context):
    global bucket
    c = Client().get_credential()
    bucket = oss2.Bucket(oss2.StsAuth(c.access_key_id, c.access_key_secret, c.security_token), "https://oss-cn-hangzhou.aliyuncs.com", "b")
    #                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning

def handler(event, context):
    return bucket.get_object("x").read()
