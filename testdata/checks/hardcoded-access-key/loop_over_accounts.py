import os

import oss2

ACCOUNTS = [
    {"name": "a", "user": os.environ["WHO"], "password": "aKL1ntk6jJb5nQw2aHm8f7G5mX1jJ1"},
#                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    {"name": "b", "user": os.environ["WHO"], "password": "aKL1ntt1m1IrM7I7c7T1uIj8EiTbS9"},
#                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
]
for account in ACCOUNTS:
    auth = oss2.Auth(account["user"], account["password"])

for user, password in [(os.environ["WHO"], "aKL1ntK3L1u3v7M8s5uE2D42Ck4k1Y")]:
#                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    auth = oss2.Auth(user, password)
