import os

from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config

role = Client(Config(
    type="ram_role_arn",
    access_key_id=os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"],
    access_key_secret=os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
    role_arn=os.environ["ALIBABA_CLOUD_ROLE_ARN"],
    role_session_name=os.environ.get("HOSTNAME", "website"),
))
sts = Client(Config(
    type="sts",
    access_key_id=os.environ["STS_ID"],
    access_key_secret=os.environ["STS_SECRET"],
    security_token=os.environ["STS_TOKEN"],
))
