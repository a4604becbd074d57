import os

import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider


def connect(root_access_key_id, root_access_key_secret):
    return oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())


auth = connect(root_access_key_id=os.environ.get("OSS_ACCESS_KEY_ID"), root_access_key_secret=os.environ.get("OSS_ACCESS_KEY_SECRET"))
