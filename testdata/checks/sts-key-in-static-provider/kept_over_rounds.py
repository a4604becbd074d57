import queue

import oss2
from alibabacloud_credentials.client import Client

jobs = queue.Queue()


def work():
    bucket = None
    while True:
        name = jobs.get()
        if bucket is None:
            cred = Client().get_credential()
            auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
            #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note
            bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "jobs")
        bucket.put_object_from_file(name, name)
