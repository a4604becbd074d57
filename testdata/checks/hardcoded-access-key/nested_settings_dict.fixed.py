import os

from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config

CFG = {
    "region": "cn-hangzhou",
    "oss": {"type": "access_key", "access_key_id": os.environ["WHO"], "access_key_secret": os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"]},
#                                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
}
client = Client(Config(**CFG["oss"]))
