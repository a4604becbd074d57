"""The variable may well be empty."""
import os

from alibabacloud_credentials.models import Config

config = Config(
    type="sts",
    access_key_id=os.getenv("OSS_ACCESS_KEY_ID", "LTAIaKL1nteREMIm"),
    access_key_secret=os.getenv("OSS_ACCESS_KEY_SECRET", "aKL1ntQuZGBfgkh9sGmMU2eAapd6wz"),
    security_token=os.getenv("OSS_SESSION_TOKEN", ""),
)
