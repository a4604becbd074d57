import os

import oss2

auth = oss2.Auth(os.getenv("LTAIaKL1ntXo9qTX"), os.getenv("aKL1ntErstJc2DN3fBojQ8f8jlMgXF"))
#                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
