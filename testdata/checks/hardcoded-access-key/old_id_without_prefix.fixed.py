import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider

# Ids from before 2017 have sixteen characters and no LTAI.
auth = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
#                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
