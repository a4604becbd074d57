import os
from types import SimpleNamespace

import oss2

STAGES = {
    "dev": {"user": "u", "password": "aKL1nt1ap9IuC8Rd3FoR2VcM9hUmCy"},
#                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    "live": {"user": "u", "password": "aKL1nt9CtLjDq2Eq1L5LtN4Kg2oeXR"},
#                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
}
stage = os.environ["STAGE"]
one = oss2.Auth(os.environ["WHO"], STAGES[stage]["password"])

given = {}
given["oss"] = {"password": "aKL1ntB9G4zN5xD9bv5p7jR4XqBzvE"}
#                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
two = oss2.Auth(os.environ["WHO"], given["oss"]["password"])

later = {"user": "u"}
later.update(password="aKL1ntn7p9L3USi2Q5w5ZtFpCp5a6j")
#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
three = oss2.Auth(os.environ["WHO"], later["password"])

more = {}
more.update({"password": "aKL1nt5hN8f7Ns1rf4S4z1qN1e5o9M"})
#                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
four = oss2.Auth(os.environ["WHO"], more.get("password"))

empty = {}
five = oss2.Auth(os.environ["WHO"], empty.get("password", "aKL1ntbYB1hA4c1s5p3a1c4rN5Y1Ry"))
#                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

space = SimpleNamespace(user="u", password="aKL1ntZ2c5R2bPu1hBk8U58p3L6j9s")
#                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
six = oss2.Auth(os.environ["WHO"], space.password)

LIST = ["u", "aKL1ntuQ1q7q3sH7B8z4Tt9E7pH9Rz"]
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
seven = oss2.Auth(os.environ["WHO"], LIST[1])
merged = {**STAGES["dev"], "password": "aKL1ntPrN6HkT1eUc5zT1Map9Ww3fB"}
#                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
eight = oss2.Auth(os.environ["WHO"], merged["password"])
