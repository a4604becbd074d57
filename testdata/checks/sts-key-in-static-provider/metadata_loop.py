import time

import oss2
import requests

ROLE_URL = "http://100.100.100.200/latest/meta-data/ram/security-credentials/worker"


def main():
    creds = requests.get(ROLE_URL).json()
    auth = oss2.StsAuth(creds["AccessKeyId"], creds["AccessKeySecret"], creds["SecurityToken"])
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider
    bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou-internal.aliyuncs.com", "queue")
    while True:
        for item in oss2.ObjectIterator(bucket, prefix="in/"):
            print(item.key)
        time.sleep(30)


if __name__ == "__main__":
    main()
