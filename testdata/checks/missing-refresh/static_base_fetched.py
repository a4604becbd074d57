from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config

base = Client().get_credential()
#      ^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh
client = Client(Config(
    type="ram_role_arn",
    access_key_id=base.access_key_id,
    access_key_secret=base.access_key_secret,
    security_token=base.security_token,
    role_arn="acs:ram::1234567890123456:role/other",
    role_session_name="cross-account",
))


def credential():
    return client.get_credential()
