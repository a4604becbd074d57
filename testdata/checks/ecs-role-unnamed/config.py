from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config

client = Client(Config(type="ecs_ram_role"))
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^ ecs-role-unnamed note row=ecs-ram-role
