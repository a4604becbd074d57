import os

OSS_ACCESS_KEY_ID = os.environ.get("OSS_ACCESS_KEY_ID")
OSS_ACCESS_KEY_SECRET = os.environ.get("OSS_ACCESS_KEY_SECRET")
#                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
OSS_BUCKET_NAME = "media"
OSS_ENDPOINT = "https://oss-cn-shanghai.aliyuncs.com"
