import os

import oss2
from decouple import config
from oss2.credentials import EnvironmentVariableCredentialsProvider

fallback = os.environ["OSS_ACCESS_KEY_SECRET"]
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
one = oss2.Auth(os.getenv("OSS_AK", os.environ["WHO"]), os.getenv("OSS_SK", fallback))
two = oss2.Auth(os.environ.get("OSS_AK", os.environ["WHO"]), os.environ["OSS_SK"])
#                                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
three = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
#                                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
four = oss2.Auth(config("OSS_AK", default=os.environ["WHO"]), config("OSS_SK", default=os.environ.get("OSS_ACCESS_KEY_SECRET")))
#                                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
