import os

from alibabacloud_credentials.models import Config
from alibabacloud_credentials.provider import EcsRamRoleCredentialsProvider

none = Config(type="ecs_ram_role", role_name=os.environ["ALIBABA_CLOUD_ECS_METADATA"])
#      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ecs-role-unnamed note
empty = EcsRamRoleCredentialsProvider(role_name=os.environ["ALIBABA_CLOUD_ECS_METADATA"], disable_imds_v1=True)
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ecs-role-unnamed note
