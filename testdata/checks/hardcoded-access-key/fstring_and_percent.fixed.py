import os

import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider

#              ^^^^^^^^^^^^ hardcoded-access-key
by_percent = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())

#             ^^^^^^^^^^^^ hardcoded-access-key
by_format = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())

#        ^^^^^^^^^^^^ hardcoded-access-key
by_fstring = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
