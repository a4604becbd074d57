import functools
import os

import oss2


def make(user, password):
    return oss2.Auth(user, password)


ours = functools.partial(make, os.environ["WHO"])
auth = ours("aKL1nt8UuE2VjmA1TbPp4n9Z8x7Br8")
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

theirs = functools.partial(make, password="aKL1nt61v2eZrb5m8J4zV3AsM6IjK2")
#                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
other = theirs(os.environ["WHO"])
