from alibabacloud_credentials import models

config = models.Config(type="ram_role_arn")
config.role_session_name = "my-app"
config.role_session_expiration = 3600
#                                ^^^ bad-session-duration warning

from_map = models.Config().from_map({"type": "oidc_role_arn", "roleSessionExpiration": 3600})
#                                                                                      ^^^ bad-session-duration warning

untyped = models.Config()
untyped.type = "ram_role_arn"
untyped.role_session_expiration = 3600
#                                 ^^^ bad-session-duration warning
