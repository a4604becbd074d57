import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider

PIECES = ["aKL1ntt3z7", "S7K7nZ2P5i", "Z9vI1axZwP"]
#          ^^^^^^^^^^ hardcoded-access-key
auth = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
