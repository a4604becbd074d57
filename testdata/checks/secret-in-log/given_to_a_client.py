import oss2
import yaml
from loguru import logger

with open("config.yaml") as file:
    config = yaml.safe_load(file)
key, word = config["key"], config["word"]
auth = oss2.Auth(key, word)
print("using", key, word)
#                   ^^^^ secret-in-log warning
logger.info("config: {}", config["word"])
#                         ^^^^^^^^^^^^^^ secret-in-log warning


class Storage:
    def __init__(self, options, name):
        self.name = name
        self.password = options.password
        self.auth = oss2.Auth(options.user, self.password)

    def connect(self):
        print(self.name, self.password)
#                        ^^^^^^^^^^^^^ secret-in-log warning

    def fail(self):
        raise ValueError(f"cannot use {self.password} for {self.name}")
#                                      ^^^^^^^^^^^^^ secret-in-log warning


def make(user, password):
    print("making a client for", user, "with", password)
#                                              ^^^^^^^^ secret-in-log warning
    return oss2.Auth(user, password)
