"""One place for everything that differs between environments."""
import os

REGION = os.environ.get("OSS_REGION", "cn-hangzhou")
BUCKET = os.environ.get("OSS_BUCKET", "reports")
OSS_AK = "LTAIaKL1nt0q7XyZ"
OSS_SK = "aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U"
