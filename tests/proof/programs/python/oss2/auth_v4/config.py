import os

ENDPOINT = os.environ.get("OSS_ENDPOINT", "https://oss-cn-hangzhou.aliyuncs.com")
BUCKET = os.environ.get("OSS_BUCKET", "pictures")
REGION = "cn-hangzhou"
AK = "LTAIaKL1nt0q7XyZ"
SK = "aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U"
