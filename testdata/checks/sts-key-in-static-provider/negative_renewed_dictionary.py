import os
import threading
import time

import oss2
import requests

current = {}
plain = {}


def keep_fresh():
    while True:
        current.update(requests.get("http://127.0.0.1:8080/v1/token", timeout=5).json())
        time.sleep(600)


def serve(names):
    plain.update(id=os.environ["OSS_ID"], secret=os.environ["OSS_SECRET"])
    threading.Thread(target=keep_fresh, daemon=True).start()
    fixed = oss2.Bucket(oss2.Auth(plain["id"], plain["secret"]), "https://oss-cn-hangzhou.aliyuncs.com", "plain")
    while True:
        name = names.get()
        auth = oss2.StsAuth(current["AccessKeyId"], current["AccessKeySecret"], current["SecurityToken"])
        bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "archive")
        fixed.put_object(name, bucket.get_object(name).read())
        time.sleep(1)
