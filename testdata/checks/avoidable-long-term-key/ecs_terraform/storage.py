import os

from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config

client = Client(
    Config(
        type="access_key",
        access_key_id=os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"],
        access_key_secret=os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
#                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ avoidable-long-term-key warning row=ecs-ram-role
    )
)
