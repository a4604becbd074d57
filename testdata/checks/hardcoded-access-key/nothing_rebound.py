import os

import oss2

secret = "not set yet"
secret = os.environ["OSS_SK"]
auth = oss2.Auth(os.environ["OSS_AK"], secret)
