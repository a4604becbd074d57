import os

import attr
import attrs
import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider


@attrs.define
class New:
    user: str = "u"
    password: str = attrs.field(default=os.environ.get("OSS_ACCESS_KEY_SECRET"))
#                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


@attr.s
class Old:
    user = attr.ib(default="u")
    password = attr.ib(default=os.environ.get("OSS_ACCESS_KEY_SECRET"))
#                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


one = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
two = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
