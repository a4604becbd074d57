import os

import oss2

root_path = "/data"
ROOT = os.path.dirname(__file__)
auth = oss2.Auth("LTAIaKL1ntfvar19", "aKL1ntlkNv7cxFZGn195JYyEDkKv5k")
bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "b")
bucket.put_object_from_file("a", os.path.join(ROOT, root_path, "a"))
