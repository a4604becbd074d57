import threading
import time

import oss2
import requests

current = {}


def renew():
    current.update(requests.get("http://127.0.0.1:8080/v1/token", timeout=5).json())


def keep_fresh():
    while True:
        time.sleep(600)
        renew()


class Archive:
    def __init__(self):
        renew()
        threading.Thread(target=keep_fresh, daemon=True).start()
        auth = oss2.StsAuth(current["AccessKeyId"], current.get("AccessKeySecret"), current["SecurityToken"])
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
        self.bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "archive")

    def read(self, name):
        return self.bucket.get_object(name).read()
