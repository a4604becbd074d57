"""Settings of the site (Flask)."""

OSS_ACCESS_KEY_ID = "LTAIaKL1ntgO1utt"
OSS_ACCESS_KEY_SECRET = "aKL1ntLz6XrwP8TXL0VfkRpfTXHIBh"
#                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
OSS_BUCKET_NAME = "mail"
OSS_ENDPOINT = "oss-cn-hangzhou.aliyuncs.com"
