import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider


class Settings:
    pass


auth = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
