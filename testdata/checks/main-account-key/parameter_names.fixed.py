import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider


def connect(root_access_key_id, root_access_key_secret):
    return oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
