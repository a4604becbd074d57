import os

import oss2


def handler(event, context):
    auth = oss2.Auth(os.environ["MY_AK"], os.environ["MY_SK"])
#                                         ^^^^^^^^^^^^^^^^^^^ avoidable-long-term-key row=sts-token
    return oss2.Bucket(auth, "https://oss-cn-hangzhou-internal.aliyuncs.com", "reports")
