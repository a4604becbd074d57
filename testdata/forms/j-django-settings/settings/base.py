"""Settings that every stage shares."""

from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
DEFAULT_FILE_STORAGE = "django_oss_storage.backends.OssMediaStorage"
OSS_ACCESS_KEY_ID = "LTAIaKL1ntXOBdCo"
OSS_ACCESS_KEY_SECRET = "aKL1ntcbHLgSNsiC2FcGDzNwzPSCaC"
#                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
OSS_BUCKET_NAME = "media"
OSS_ENDPOINT = "oss-cn-hangzhou.aliyuncs.com"
