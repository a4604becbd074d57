import os

from alibabacloud_credentials.models import Config
from alibabacloud_credentials.provider import RamRoleArnCredentialsProvider
from alibabacloud_sts20150401.models import AssumeRoleRequest


def role(seconds):
    return Config(
        type="ram_role_arn",
        access_key_id=os.environ["AK"],
        access_key_secret=os.environ["SK"],
        role_arn=os.environ["ROLE_ARN"],
        role_session_name="tuner",
        role_session_expiration=seconds,
    )


born_stale = Config(
    type="oidc_role_arn",
    role_session_name="tuner",
    role_session_expiration=900,
#                           ^^^ bad-session-duration warning
)
refused = AssumeRoleRequest(role_arn=os.environ["ROLE_ARN"], role_session_name="tuner", duration_seconds=600)
#                                                                                                        ^^^ bad-session-duration warning
too_long = RamRoleArnCredentialsProvider(
    access_key_id=os.environ["AK"],
    access_key_secret=os.environ["SK"],
    role_arn=os.environ["ROLE_ARN"],
    role_session_name="tuner",
    duration_seconds=86400,
#                    ^^^^^ bad-session-duration warning
)
fine = role(3600)
