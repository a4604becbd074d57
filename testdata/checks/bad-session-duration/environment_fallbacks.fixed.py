import os

from alibabacloud_credentials.models import Config
from alibabacloud_sts20150401.models import AssumeRoleRequest

config = Config(type="ram_role_arn", role_session_expiration=int(os.getenv("SESSION_SECONDS", "3600")))
#                                                                                              ^^^ bad-session-duration warning
request = AssumeRoleRequest(duration_seconds=int(os.environ.get("SESSION_SECONDS") or 43_200))
#                                                                                     ^^^^^^ bad-session-duration warning
