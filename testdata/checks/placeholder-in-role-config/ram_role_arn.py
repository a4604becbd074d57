from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config

client = Client(
    Config(
        type="ram_role_arn",
        role_arn="<RoleArn>",
#                 ^^^^^^^^^ placeholder-in-role-config warning row=ram-role-arn
        role_session_name="<RoleSessionName>",
#                          ^^^^^^^^^^^^^^^^^ placeholder-in-role-config
        policy="<Policy>",
#               ^^^^^^^^ placeholder-in-role-config
    )
)
