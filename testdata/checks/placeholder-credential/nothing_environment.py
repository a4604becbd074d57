import os

import oss2

auth = oss2.Auth(os.environ["OSS_ACCESS_KEY_ID"], os.environ["OSS_ACCESS_KEY_SECRET"])
other = oss2.Auth(os.getenv("OSS_AK", ""), os.getenv("OSS_SK", ""))
