import os

from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config

config = Config(
    type="ram_role_arn",
    access_key_id=os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"],
    access_key_secret=os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
    security_token=os.environ["ALIBABA_CLOUD_SECURITY_TOKEN"],
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh warning
    role_arn="acs:ram::1203948571620394:role/exporter",
    role_session_name="exporter",
)
client = Client(config)
