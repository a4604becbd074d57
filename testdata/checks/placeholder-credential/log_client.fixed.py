import os

from aliyun.log import LogClient

client = LogClient("cn-hangzhou.log.aliyuncs.com", os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"], os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"])
#                                                                         ^^^^^^^^^^^^^^^ placeholder-credential
