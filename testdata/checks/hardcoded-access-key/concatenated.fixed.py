import os

import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider

tail = "Es6s"
#         ^^^^^^^^^^^^ hardcoded-access-key
auth = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
