import sys
import time

import oss2
from alibabacloud_credentials.client import Client


def main():
    cred = Client().get_credential()
    auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note
    bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", sys.argv[1])
    for attempt in range(10):
        if bucket.object_exists(sys.argv[2]):
            break
        time.sleep(5)


if __name__ == "__main__":
    main()
