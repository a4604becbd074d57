import os

os.environ["OSS_ACCESS_KEY_ID"] = "LTAIaKL1nts3xSRV"
os.environ["OSS_ACCESS_KEY_SECRET"] = "aKL1ntgMG9ovNjVwNQ9qSqH7hoUZlI"
#                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error

import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider

bucket = oss2.Bucket(oss2.ProviderAuth(EnvironmentVariableCredentialsProvider()), "https://oss-cn-hangzhou.aliyuncs.com", "b")
