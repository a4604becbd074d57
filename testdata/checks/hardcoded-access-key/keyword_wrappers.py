import os

import alibabacloud_oss_v2 as oss
import oss2


def by_name(**options):
    return oss2.Auth(options["user"], options["password"])


def by_place(*parts):
    return oss2.Auth(*parts)


def through(**options):
    return oss.credentials.StaticCredentialsProvider(**options)


one = by_name(user=os.environ["WHO"], password="aKL1ntkCpRy3L6G8p1sCdgC81b8Jb2")
#                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
two = by_place(os.environ["WHO"], "aKL1ntP9b1mUe5Z4o2YQo5g1M3f1bH")
#                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
three = through(access_key_id=os.environ["WHO"], access_key_secret="aKL1nt4u1k9Y7Ue1nYb8c3S1Fe8eQh")
#                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
