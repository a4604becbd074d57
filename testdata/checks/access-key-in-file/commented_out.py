import os

import oss2

# auth = oss2.Auth("LTAIaKL1ntDw3E2G", "aKL1nt74rU6xPfZcQCuH9WgI1u5vtH")
#                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ access-key-in-file
auth = oss2.Auth(os.environ["OSS_AK"], os.environ["OSS_SK"])
