import os

import oss2

if os.environ.get("OSS_SESSION_TOKEN"):
    auth = oss2.StsAuth(
        os.environ["OSS_ACCESS_KEY_ID"], os.environ["OSS_ACCESS_KEY_SECRET"], os.environ["OSS_SESSION_TOKEN"]
    )
else:
    auth = oss2.Auth(os.environ["OSS_ACCESS_KEY_ID"], os.environ["OSS_ACCESS_KEY_SECRET"])
bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", os.environ["BUCKET"])
