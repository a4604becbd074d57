import os

from alibabacloud_credentials.models import Config

one = Config(
    type="ram_role_arn",
    access_key_id=os.environ["AK"],
    access_key_secret=os.environ["SK"],
    role_arn=os.environ["ROLE_ARN"],
    role_session_name="tuner",
    policy="<Policy>",
#           ^^^^^^^^ placeholder-in-role-config warning
)
two = Config(type="oidc_role_arn", role_arn=os.environ.get("<RoleArn>"), role_session_name="tuner")
#                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ placeholder-in-role-config warning
three = Config(type="ecs_ram_role")
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^ ecs-role-unnamed note
