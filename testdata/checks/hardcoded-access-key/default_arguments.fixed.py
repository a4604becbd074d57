import os

import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider


def bucket(name, user=os.environ["WHO"], password=os.environ.get("OSS_ACCESS_KEY_SECRET")):
#                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    return oss2.Bucket(oss2.ProviderAuth(EnvironmentVariableCredentialsProvider()), "https://oss-cn-hangzhou.aliyuncs.com", name)
