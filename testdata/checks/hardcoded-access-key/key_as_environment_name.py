import os

import oss2

auth = oss2.Auth(os.getenv("OSS_AK"), os.getenv("aKL1ntc9J1ysG4yJp2i5s9p2t7W9w3"))
#                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
other = oss2.Auth(os.environ["OSS_AK"], os.environ["aKL1ntLoL59B2uZ8BfWx5M6Uv3Ei7V"])
#                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
