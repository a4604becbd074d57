import os

from alibabacloud_credentials.models import Config

ECS = "ecs_ram_role"
by_keywords = Config(**{"type": ECS}, role_name=os.environ["ALIBABA_CLOUD_ECS_METADATA"])
#             ^^^^^^^^^^^^^^^^^^^^^^^ ecs-role-unnamed note
by_attribute = Config(type=ECS, role_name=os.environ["ALIBABA_CLOUD_ECS_METADATA"])
#              ^^^^^^^^^^^^^^^^ ecs-role-unnamed note
by_attribute.disable_imds_v1 = True
