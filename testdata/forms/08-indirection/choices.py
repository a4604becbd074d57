import os

import oss2

stage = os.environ.get("STAGE", "dev")
one = oss2.Auth("batch", "aKL1ntIXpR8koEoCV7gPWAzvqJvso4" if stage == "dev" else os.environ["WORD"])
#                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

match stage:
    case "dev":
        word = "aKL1ntQ9cZ24SR9fNRXlrasTsmVhfD"
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    case "test" | "ci":
        word = "aKL1ntIp7UxiAvbFQbmbOutM0FiaLa"
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    case _:
        word = os.environ["WORD"]
two = oss2.Auth("batch", word)

if (held := "aKL1ntn8iBcdCsDzUMxu5MSNDtqu4I"):
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    three = oss2.Auth("batch", held)

four = oss2.Auth("batch", {"dev": "aKL1ntVXaKT2tAyRVsksxK1M9mIgD0"}.get(stage, os.environ.get("WORD")))
#                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
