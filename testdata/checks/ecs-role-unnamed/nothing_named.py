import os

from alibabacloud_credentials.models import Config
from alibabacloud_credentials.provider import EcsRamRoleCredentialsProvider


def configs(name):
    yield Config(type="ecs_ram_role", role_name="AppRole")
    yield Config(type="ecs_ram_role", role_name=os.environ.get("ROLE"))
    yield Config(type="ecs_ram_role", role_name=name)
    yield EcsRamRoleCredentialsProvider(role_name=name or None)
    later = Config(type="ecs_ram_role")
    later.role_name = "AppRole"
    yield later
    yield Config().from_map({"type": "ecs_ram_role", "roleName": "AppRole"})
