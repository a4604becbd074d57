import time

import oss2
from alibabacloud_credentials.client import Client

credentials = Client()


def auth():
    cred = credentials.get_credential()
    return oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)


bucket = oss2.Bucket(auth(), "https://oss-cn-hangzhou.aliyuncs.com", "queue")
while True:
    bucket.auth = auth()
    for item in oss2.ObjectIterator(bucket):
        print(item.key)
    time.sleep(60)
