import os

from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config

client = Client(
    Config(
        type="ecs_ram_role",
        role_name=os.environ["ALIBABA_CLOUD_ECS_METADATA"],
    )
)
