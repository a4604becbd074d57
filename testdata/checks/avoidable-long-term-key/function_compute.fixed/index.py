import os

import oss2


def handler(event, context):
    auth = oss2.StsAuth(
        os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"],
        os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
        os.environ["ALIBABA_CLOUD_SECURITY_TOKEN"],
    )
#                                         ^^^^^^^^^^^^^^^^^^^ avoidable-long-term-key row=sts-token
    return oss2.Bucket(auth, "https://oss-cn-hangzhou-internal.aliyuncs.com", "reports")
