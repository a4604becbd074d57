import os

from alibabacloud_credentials.models import Config
from alibabacloud_sts20150401.models import AssumeRoleRequest

config = Config(type="ram_role_arn", role_session_expiration=int(os.getenv("SESSION_SECONDS", "300")))
#                                                                                              ^^^ bad-session-duration warning
request = AssumeRoleRequest(duration_seconds=int(os.environ.get("SESSION_SECONDS") or 86_400))
#                                                                                     ^^^^^^ bad-session-duration warning
