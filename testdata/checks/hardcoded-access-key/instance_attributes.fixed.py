import os

import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider


class Config:
    def __init__(self):
        self.user = os.environ["WHO"]
        self.password = os.environ.get("OSS_ACCESS_KEY_SECRET")
#                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


class Storage:
    def __init__(self, config: Config):
        self.config = config

    def auth(self):
        return oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())


storage = Storage(Config())
