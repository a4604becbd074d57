import os

import oss2
from decouple import config

fallback = "aKL1nt8Ag2gAhCw8s4B9V4NqgG6V7g"
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
one = oss2.Auth(os.getenv("OSS_AK", os.environ["WHO"]), os.getenv("OSS_SK", fallback))
two = oss2.Auth(os.environ.get("OSS_AK", os.environ["WHO"]), os.environ.get("OSS_SK", "aKL1nt3F9T1Nx8Jz5vJbLjR7d4k53a"))
#                                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
three = oss2.Auth(os.getenv("OSS_AK") or os.environ["WHO"], os.getenv("OSS_SK") or "aKL1ntuH8XrGqThH4Gg8iViAb8y8Nf")
#                                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
four = oss2.Auth(config("OSS_AK", default=os.environ["WHO"]), config("OSS_SK", default="aKL1nt8v5j8eQsT6bD5bReKuW3g2oC"))
#                                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
