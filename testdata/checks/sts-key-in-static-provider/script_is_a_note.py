import sys

import oss2
from alibabacloud_credentials.client import Client


def main():
    cred = Client().get_credential()
    auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note
    bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", sys.argv[1])
    bucket.put_object_from_file(sys.argv[2], sys.argv[3])


if __name__ == "__main__":
    main()
