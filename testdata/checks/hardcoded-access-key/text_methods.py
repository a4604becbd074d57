import os

import oss2

one = oss2.Auth(os.environ["WHO"], " aKL1nt3r24gXxWjUbXzX4w6yA6i1ar ".strip())
#                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
two = oss2.Auth(os.environ["WHO"], str("aKL1ntuc3y8b5e7q8rZf9e9WhPyPh2"))
#                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
three = oss2.Auth(os.environ["WHO"], b"aKL1nt6Lx3UaRaCwA74CV868r6P8L2".decode())
#                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
four = oss2.Auth(os.environ["WHO"], os.environ.get("OSS_SK", default="aKL1ntIeEpk8Gh8D4w7Yi9W4m2RaBn"))
#                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
