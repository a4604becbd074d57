import oss2
from alibabacloud_credentials.client import Client

def connect():
    c = Client().get_credential()
    return oss2.Bucket(oss2.StsAuth(c.access_key_id, c.access_key_secret, c.security_token), "https://oss-cn-hangzhou.aliyuncs.com", "b")

def main_handler(event, context):
    return connect().get_object(event["k"]).read()
