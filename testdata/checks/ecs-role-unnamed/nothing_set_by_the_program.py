import os

os.environ.setdefault("ALIBABA_CLOUD_ECS_METADATA", "AppRole")

from alibabacloud_credentials.models import Config

config = Config(type="ecs_ram_role")
