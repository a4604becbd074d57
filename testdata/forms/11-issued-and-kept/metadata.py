import time

import oss2
import requests

ROLE = "http://100.100.100.200/latest/meta-data/ram/security-credentials/worker"


def run():
    creds = requests.get(ROLE, timeout=3).json()
    auth = oss2.StsAuth(creds["AccessKeyId"], creds["AccessKeySecret"], creds["SecurityToken"])
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
    bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou-internal.aliyuncs.com", "telemetry")
    while True:
        bucket.put_object("beat", str(time.time()))
        time.sleep(30)


run()
