class Config:
    """Alibaba Cloud."""

    OSS_ENDPOINT = "oss-cn-hangzhou.aliyuncs.com"
    ROOT_ACCESS_KEY_ID = "LTAIaKL1ntZRV5nV"
    ROOT_ACCESS_KEY_SECRET = "aKL1ntlfI38QIYIDf0jG6P1XUfjOpe"
