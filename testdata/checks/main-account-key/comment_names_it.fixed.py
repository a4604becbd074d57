import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider

# 主账号AK

auth = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
