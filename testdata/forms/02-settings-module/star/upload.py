import sys

import oss2

from constants import *

bucket = oss2.Bucket(oss2.Auth(ALI_USER_NAME, ALI_PWD), "https://oss-cn-shenzhen.aliyuncs.com", "uploads", connect_timeout=TIMEOUT)
bucket.put_object_from_file(sys.argv[1], sys.argv[1])
