import sys

import oss2
from alibabacloud_credentials.client import Client


def main():
    cred = Client().get_credential()
    auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note
    oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "website").put_object_from_file(sys.argv[1], sys.argv[1])


if __name__ == "__main__":
    main()
