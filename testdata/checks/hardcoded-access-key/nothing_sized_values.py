import os

import oss2


def make(user=None, password=None):
    user = user or os.environ["OSS_AK"]
    password = password or os.environ["OSS_SK"]
    return oss2.Auth(user, password)


auth = make()
test = make("ak", "sk")
