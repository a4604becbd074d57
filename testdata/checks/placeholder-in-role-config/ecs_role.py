from alibabacloud_credentials.models import Config

config = Config(type="ecs_ram_role", role_name="<RoleName>")
#                                               ^^^^^^^^^^ placeholder-in-role-config warning row=ecs-ram-role
