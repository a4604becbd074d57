import os

from alibabacloud_credentials.models import Config
from alibabacloud_sts20150401.models import AssumeRoleRequest


def configs(seconds, minutes, **options):
    yield Config(type="ram_role_arn", role_session_expiration=seconds)
    yield Config(type="ram_role_arn", role_session_expiration=minutes * 60)
    yield Config(type="ram_role_arn", role_session_expiration=int(os.environ["SESSION_SECONDS"]))
    yield Config(type="ram_role_arn", **options)
    yield AssumeRoleRequest(duration_seconds=max(900, seconds))


configs(3600, 30)
