import os

import oss2
from decouple import config
from environs import Env

env = Env()

one = oss2.Auth(os.getenv("OSS_ACCESS_KEY_ID", "LTAIaKL1ntvrWB9b"), os.getenv("OSS_ACCESS_KEY_SECRET", "aKL1nthkV0Yt5ZcHTtmr6jUeMmabSa"))
#                                                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
two = oss2.Auth(os.environ.get("WHO", "mail"), os.environ.get("WORD", "aKL1ntsnCEvtRn18bbUVoN5Pg3rT2C"))
#                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
three = oss2.Auth(config("WHO", default="mail"), config("WORD", default="aKL1nty2o7N9xH45QlMBxNFHutP1ie"))
#                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
four = oss2.Auth(env.str("WHO", "mail"), env.str("WORD", "aKL1ntRibGPePqyJm1OMO22I263o1z"))
#                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
five = oss2.Auth(env("WHO", default="mail"), env("WORD", default="aKL1ntdwPw9T3omAi9sfa5EaqRIdpg"))
#                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
six = oss2.Auth(os.getenv("WHO") or "mail", os.getenv("WORD") or "aKL1nths4p31Er1Md37VtlbMLoKC3Y")
#                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
