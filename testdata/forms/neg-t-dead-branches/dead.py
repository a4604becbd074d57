import os

import oss2

if False:
    auth = oss2.Auth("test_ak", "test_sk")
#                                ^^^^^^^ placeholder-credential note
else:
    auth = oss2.Auth(os.environ["AK"], os.environ["SK"])
