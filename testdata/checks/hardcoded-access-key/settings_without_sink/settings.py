OSS_ACCESS_KEY_ID = "LTAIaKL1nt8a1CbJ"
OSS_ACCESS_KEY_SECRET = "aKL1nth2kV3K9Yy6H8S6iQg7xRmN3x"
#                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
OSS_BUCKET_NAME = "media"
OSS_ENDPOINT = "https://oss-cn-shanghai.aliyuncs.com"
