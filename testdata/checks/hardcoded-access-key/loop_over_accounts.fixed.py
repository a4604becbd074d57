import os

import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider

ACCOUNTS = [
    {"name": "a", "user": os.environ["WHO"], "password": "aKL1ntk6jJb5nQw2aHm8f7G5mX1jJ1"},
#                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    {"name": "b", "user": os.environ["WHO"], "password": "aKL1ntt1m1IrM7I7c7T1uIj8EiTbS9"},
#                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
]
for account in ACCOUNTS:
    auth = oss2.Auth(account["user"], account["password"])

for user, password in [(os.environ["WHO"], os.environ.get("OSS_ACCESS_KEY_SECRET"))]:
#                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    auth = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
