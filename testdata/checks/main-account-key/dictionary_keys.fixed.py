import os

import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider

KEYS = {
    "root_ak": os.environ.get("OSS_ACCESS_KEY_ID"),
    "root_sk": os.environ.get("OSS_ACCESS_KEY_SECRET"),
}

auth = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
