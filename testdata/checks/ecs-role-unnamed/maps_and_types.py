from alibabacloud_credentials.models import Config

ECS = "ecs_ram_role"
by_keywords = Config(**{"type": ECS})
#             ^^^^^^^^^^^^^^^^^^^^^^^ ecs-role-unnamed note
by_attribute = Config(type=ECS)
#              ^^^^^^^^^^^^^^^^ ecs-role-unnamed note
by_attribute.disable_imds_v1 = True
