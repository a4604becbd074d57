import sys

import oss2
from alibabacloud_credentials.client import Client

cred = Client().get_credential()
auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
#      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note
bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "backup")


def upload(name):
    bucket.put_object_from_file(name, name)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        upload(name)
