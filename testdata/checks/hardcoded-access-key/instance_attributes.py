import os

import oss2


class Config:
    def __init__(self):
        self.user = os.environ["WHO"]
        self.password = "aKL1ntEqSj9Mt1kM2m5a5I9CtNXBfA"
#                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


class Storage:
    def __init__(self, config: Config):
        self.config = config

    def auth(self):
        return oss2.Auth(self.config.user, self.config.password)


storage = Storage(Config())
