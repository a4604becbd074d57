import os

import oss2

auth = oss2.StsAuth(
    os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"],
    os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
    os.environ["ALIBABA_CLOUD_SECURITY_TOKEN"],
)
#                                      ^^^^^^^^^^^^^^^^^^^^ avoidable-long-term-key warning row=sts-token
