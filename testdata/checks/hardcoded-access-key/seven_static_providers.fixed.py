import os

from aliyun.log.credentials import StaticCredentialsProvider as LogProvider
from mns.auth import StaticCredentialsProvider as QueueProvider
from tablestore.credentials import StaticCredentialsProvider as TableProvider

import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider

a = LogProvider(os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"], os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"])
#                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
b = QueueProvider(os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"], os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"])
#                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
c = TableProvider(os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"], os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"])
#                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
d = EnvironmentVariableCredentialsProvider()
#                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
