import os

import oss2

auth = oss2.Auth(os.getenv("OSS_AK", "<AccessKeyId>"), os.getenv("OSS_SK", "<AccessKeySecret>"))
#                                                                           ^^^^^^^^^^^^^^^^^ placeholder-credential
