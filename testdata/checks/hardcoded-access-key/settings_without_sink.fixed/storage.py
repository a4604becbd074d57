import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider

from . import settings
from .settings import OSS_ACCESS_KEY_ID, OSS_ACCESS_KEY_SECRET

auth = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
again = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
