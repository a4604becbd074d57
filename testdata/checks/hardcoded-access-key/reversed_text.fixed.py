import os

import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider

#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
auth = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
other = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
#                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
