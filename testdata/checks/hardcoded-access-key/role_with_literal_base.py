from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config

client = Client(
    Config(
        type="ram_role_arn",
        access_key_id="LTAIaKL1ntpRb7R9",
        access_key_secret="aKL1nt9iD9w5F4qT6r6pTd5p2yPXbK",
#                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error row=ram-role-arn
        role_arn="acs:ram::1234567890123456:role/reader",
        role_session_name="reports",
    )
)
