import os

import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider


class Base:
    user = None
    password = None

    def auth(self):
        return oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())


class Production(Base):
    user = os.environ["WHO"]
    password = os.environ.get("OSS_ACCESS_KEY_SECRET")
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


class Computed:
    @property
    def password(self):
        return os.environ.get("OSS_ACCESS_KEY_SECRET")
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

    @staticmethod
    def other():
        return os.environ.get("OSS_ACCESS_KEY_SECRET")
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

    @classmethod
    def third(cls):
        return os.environ.get("OSS_ACCESS_KEY_SECRET")
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


one = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
two = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
three = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
