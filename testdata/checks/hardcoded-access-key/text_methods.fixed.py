import os

import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider

one = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
#                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
two = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
#                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
three = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
#                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
four = oss2.Auth(os.environ["WHO"], os.environ["OSS_SK"])
#                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
