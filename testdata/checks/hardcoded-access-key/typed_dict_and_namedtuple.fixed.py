import os
from collections import namedtuple
from typing import NamedTuple, TypedDict

import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider


class Login(TypedDict):
    user: str
    password: str


class Pair(NamedTuple):
    user: str
    password: str


login: Login = {"user": os.environ["WHO"], "password": os.environ.get("OSS_ACCESS_KEY_SECRET")}
#                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
auth = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())

pair = Pair(os.environ["WHO"], os.environ.get("OSS_ACCESS_KEY_SECRET"))
#                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
other = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())

Plain = namedtuple("Plain", ["user", "password"])
plain = Plain(os.environ["WHO"], password=os.environ.get("OSS_ACCESS_KEY_SECRET"))
#                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
third = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
