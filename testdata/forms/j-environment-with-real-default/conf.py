import os

default_secret = "aKL1ntCmeTBasRmrZV5PcPgnHYaQF9"
#                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
access_key_id = os.getenv("OSS_TEST_ACCESS_KEY_ID", "LTAIaKL1ntme648M")
access_key_secret = os.getenv("OSS_TEST_ACCESS_KEY_SECRET", default_secret)
