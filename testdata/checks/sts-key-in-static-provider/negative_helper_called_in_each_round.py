import time

import oss2
from alibabacloud_credentials.client import Client

client = Client()


def connect():
    cred = client.get_credential()
    auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
    return oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "queue")


def main():
    while True:
        bucket = connect()
        bucket.put_object("alive", b"")
        time.sleep(60)


main()
