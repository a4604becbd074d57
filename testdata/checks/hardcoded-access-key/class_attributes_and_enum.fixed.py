import os
from enum import Enum

import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider


class Production:
    pass
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


class Part(Enum):
    USER = os.environ["WHO"]
    PASS = os.environ.get("OSS_ACCESS_KEY_SECRET")
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


auth = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
other = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
