import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client

current = Client().get_credential()
#         ^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh warning


def give():
    return oss.credentials.Credentials(current.access_key_id, current.access_key_secret, current.security_token)
