import os
from collections import namedtuple
from typing import NamedTuple, TypedDict

import oss2


class Login(TypedDict):
    user: str
    password: str


class Pair(NamedTuple):
    user: str
    password: str


login: Login = {"user": os.environ["WHO"], "password": "aKL1ntEk4wW28yk9E5M9bPfLnSf6zP"}
#                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
auth = oss2.Auth(login["user"], login["password"])

pair = Pair(os.environ["WHO"], "aKL1nt7nRwg7neT9Q4BnI3sRuZ4YrT")
#                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
other = oss2.Auth(pair.user, pair.password)

Plain = namedtuple("Plain", ["user", "password"])
plain = Plain(os.environ["WHO"], password="aKL1nte6W3a7rHk1I7jGf1zI3fDw1A")
#                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
third = oss2.Auth(plain.user, plain.password)
