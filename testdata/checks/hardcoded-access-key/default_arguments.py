import os

import oss2


def bucket(name, user=os.environ["WHO"], password="aKL1nt7rHx6iT4X7v6bDvBeXv2x5cE"):
#                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    return oss2.Bucket(oss2.Auth(user, password), "https://oss-cn-hangzhou.aliyuncs.com", name)
