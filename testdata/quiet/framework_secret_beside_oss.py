import os

import oss2

SECRET_KEY = "q7Zx2LmV9bTc4RwY8nKd1HsJ5fGp3A"  # signs cookies; nothing to do with the bucket below
OSS_ENDPOINT = "https://oss-cn-shanghai.aliyuncs.com"


def bucket():
    auth = oss2.Auth(os.environ["OSS_ACCESS_KEY_ID"], os.environ["OSS_ACCESS_KEY_SECRET"])
    return oss2.Bucket(auth, OSS_ENDPOINT, "photos")
