from alibabacloud_credentials.models import Config
from alibabacloud_credentials.provider import EcsRamRoleCredentialsProvider
from alibabacloud_credentials.providers import EcsRamRoleCredentialProvider


def configs(kind, config, options, **rest):
    yield Config(type="ecs_ram_role", **rest)
    yield Config(type=kind)
    yield Config(**options)
    yield EcsRamRoleCredentialsProvider(**options)
    yield EcsRamRoleCredentialProvider(config=config)
