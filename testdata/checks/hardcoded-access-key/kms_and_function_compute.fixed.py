import os

import fc2
from oss2.crypto import AliKMSProvider

kms = AliKMSProvider(os.environ["OSS_ACCESS_KEY_ID"], os.environ["OSS_ACCESS_KEY_SECRET"], "cn-hangzhou", "cmk-1")
#                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
fc = fc2.Client(endpoint="https://1.cn-hangzhou.fc.aliyuncs.com", accessKeyID=os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"], accessKeySecret=os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"])
#                                                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
