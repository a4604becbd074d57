import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider

#                    ^^^^^^^^^^^^^^^^^ placeholder-credential
auth = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
