import os

import oss2

auth = oss2.Auth(os.getenv("LTAIaKL1ntBHjKP5"), os.getenv("aKL1nttSR1VjQgmn9YnLOERiPAu3GK"))
#                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
