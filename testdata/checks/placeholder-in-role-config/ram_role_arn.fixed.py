import os

from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config

client = Client(
    Config(
        type="ram_role_arn",
        role_arn=os.environ["ALIBABA_CLOUD_ROLE_ARN"],
#                 ^^^^^^^^^ placeholder-in-role-config warning row=ram-role-arn
        role_session_name="my-app",
#                          ^^^^^^^^^^^^^^^^^ placeholder-in-role-config
#               ^^^^^^^^ placeholder-in-role-config
    )
)
