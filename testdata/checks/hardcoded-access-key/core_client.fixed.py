import os

from aliyunsdkcore.auth.credentials import AccessKeyCredential, RamRoleArnCredential
from aliyunsdkcore.client import AcsClient

client = AcsClient(os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"], os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"], "cn-hangzhou")
#                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
credential = AccessKeyCredential(os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"], os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"])
#                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
role = RamRoleArnCredential(os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"], os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"], "acs:ram::1234567890123456:role/reader", "reader")
#                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
