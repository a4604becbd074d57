import time

import oss2
from alibabacloud_credentials.client import Client


class Invoices:
    def __init__(self):
        cred = Client().get_credential()
        auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
        self._bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "invoices")

    @property
    def bucket(self):
        return self._bucket


def connect():
    invoices = Invoices()
    return invoices.bucket


def main():
    bucket = connect()
    while True:
        for item in oss2.ObjectIterator(bucket):
            print(item.key)
        time.sleep(60)


if __name__ == "__main__":
    main()
