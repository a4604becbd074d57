from alibabacloud_credentials.models import Config

config = Config(type="ecs_ram_role")
