import os

from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config

client = Client(
    Config(
        type="ram_role_arn",
        access_key_id=os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"],
        access_key_secret=os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
#                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error row=ram-role-arn
        role_arn="acs:ram::1234567890123456:role/reader",
        role_session_name="reports",
    )
)
