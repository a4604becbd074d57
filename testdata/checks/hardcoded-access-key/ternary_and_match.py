import os

import oss2

production = os.getenv("ENV") == "production"
password = os.environ["OSS_SK"] if production else "aKL1nt4kVCbY8mU6G8J5SmE6h2ZgRA"
#                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
auth = oss2.Auth(os.environ["OSS_AK"] if production else os.environ["WHO"], password)


def pick(stage):
    match stage:
        case "dev":
            secret = "aKL1ntJ2zSN5Np4o7cHjt4w7eB24k7"
#                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
        case _:
            secret = os.environ["OSS_SK"]
    return oss2.Auth(os.environ["OSS_AK"], secret)
