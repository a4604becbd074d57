import threading
import time

import oss2
from alibabacloud_credentials.client import Client


def work(names):
    cred = Client().get_credential()
    auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
    bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "jobs")
    while True:
        for name in names():
            bucket.get_object_to_file(name, name)
        time.sleep(10)


def start(names):
    threading.Thread(target=work, args=(names,)).start()
