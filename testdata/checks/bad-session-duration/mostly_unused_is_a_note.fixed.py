from alibabacloud_credentials.models import Config

config = Config(type="ram_role_arn", role_session_name="my-app", role_session_expiration=3600)
#                                                                                        ^^^^ bad-session-duration note
