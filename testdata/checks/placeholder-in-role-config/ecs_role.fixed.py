import os

from alibabacloud_credentials.models import Config

config = Config(type="ecs_ram_role", role_name=os.environ["ALIBABA_CLOUD_ECS_METADATA"])
#                                               ^^^^^^^^^^ placeholder-in-role-config warning row=ecs-ram-role
