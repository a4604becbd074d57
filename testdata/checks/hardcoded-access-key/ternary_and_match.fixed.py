import os

import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider

production = os.getenv("ENV") == "production"
#                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
auth = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())


def pick(stage):
    match stage:
        case "dev":
            secret = os.environ.get("OSS_ACCESS_KEY_SECRET")
#                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
        case _:
            secret = os.environ["OSS_SK"]
    return oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
