import os

from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config

client = Client(
    Config(
        type="ram_role_arn",
        access_key_id=os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"],
        access_key_secret=os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
        role_arn=os.environ["ALIBABA_CLOUD_ROLE_ARN"],
        role_session_name="my-app",
        role_session_expiration=3600,
#                               ^^^ bad-session-duration warning row=ram-role-arn
    )
)
