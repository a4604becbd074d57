import os

class Config:
    """Alibaba Cloud."""

    OSS_ENDPOINT = "oss-cn-hangzhou.aliyuncs.com"
    ROOT_ACCESS_KEY_ID = os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"]
    ROOT_ACCESS_KEY_SECRET = os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"]
