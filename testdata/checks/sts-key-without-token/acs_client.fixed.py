import os

from aliyunsdkcore.client import AcsClient

client = AcsClient(os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"], os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"], "cn-hangzhou")
#                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-without-token
