import os
from types import SimpleNamespace

import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider

STAGES = {
    "dev": {"user": "u", "password": "aKL1nt1ap9IuC8Rd3FoR2VcM9hUmCy"},
#                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    "live": {"user": "u", "password": "aKL1nt9CtLjDq2Eq1L5LtN4Kg2oeXR"},
#                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
}
stage = os.environ["STAGE"]
one = oss2.Auth(os.environ["WHO"], STAGES[stage]["password"])

given = {}
given["oss"] = {"password": os.environ.get("OSS_ACCESS_KEY_SECRET")}
#                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
two = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())

later = {"user": "u"}
later.update(password=os.environ.get("OSS_ACCESS_KEY_SECRET"))
#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
three = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())

more = {}
more.update({"password": os.environ.get("OSS_ACCESS_KEY_SECRET")})
#                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
four = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())

empty = {}
five = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
#                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

space = SimpleNamespace(user="u", password=os.environ.get("OSS_ACCESS_KEY_SECRET"))
#                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
six = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())

LIST = ["u", os.environ.get("OSS_ACCESS_KEY_SECRET")]
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
seven = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
merged = {**STAGES["dev"], "password": "aKL1ntPrN6HkT1eUc5zT1Map9Ww3fB"}
#                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
eight = oss2.Auth(os.environ["WHO"], merged["password"])
