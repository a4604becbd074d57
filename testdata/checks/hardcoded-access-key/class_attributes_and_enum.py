import os
from enum import Enum

import oss2


class Production:
    AK = os.environ["WHO"]
    SK = "aKL1ntuG7yG8V4Yf8CYbUyLz4f5Wr1"
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


class Part(Enum):
    USER = os.environ["WHO"]
    PASS = "aKL1ntb8wF2fMm4aEg4P9o2D9k3p1F"
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


auth = oss2.Auth(Production.AK, Production.SK)
other = oss2.Auth(Part.USER.value, Part.PASS.value)
