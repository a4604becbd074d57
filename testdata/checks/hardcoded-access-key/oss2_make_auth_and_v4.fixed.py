import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider

signer = oss2.ProviderAuthV4(EnvironmentVariableCredentialsProvider())
#                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
other = oss2.ProviderAuthV4(EnvironmentVariableCredentialsProvider())
#                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
