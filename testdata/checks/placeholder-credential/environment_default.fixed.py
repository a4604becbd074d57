import os

import oss2

auth = oss2.Auth(os.environ["OSS_AK"], os.environ["OSS_SK"])
#                                                                           ^^^^^^^^^^^^^^^^^ placeholder-credential
