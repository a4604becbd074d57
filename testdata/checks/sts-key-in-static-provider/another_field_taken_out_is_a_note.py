import time

import oss2
from alibabacloud_credentials.client import Client


class Invoices:
    def __init__(self):
        cred = Client().get_credential()
        auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note
        self.bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "invoices")
        self.names = [item.key for item in oss2.ObjectIterator(self.bucket)]


def names():
    return Invoices().names


def main():
    found = names()
    while True:
        print(len(found))
        time.sleep(60)


if __name__ == "__main__":
    main()
