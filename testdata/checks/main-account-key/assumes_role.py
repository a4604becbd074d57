import os

from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config

client = Client(Config(
    type="ram_role_arn",
    access_key_id=os.environ["ROOT_ACCESS_KEY_ID"],
    access_key_secret=os.environ["ROOT_ACCESS_KEY_SECRET"],
    role_arn="acs:ram::1234567890123456:role/worker",
    role_session_name="worker",
))
