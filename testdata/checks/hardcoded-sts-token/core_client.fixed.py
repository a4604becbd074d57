import os

from aliyunsdkcore.auth.credentials import StsTokenCredential

credential = StsTokenCredential(os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"], os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"], os.environ["ALIBABA_CLOUD_SECURITY_TOKEN"])
#                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token
