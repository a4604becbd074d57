from alibabacloud_credentials import provider
from alibabacloud_credentials.models import Config

HOUR = 3600
usual = Config(type="ram_role_arn", role_session_expiration=HOUR)
longest = Config(type="oidc_role_arn", role_session_expiration=12 * 60 * 60)
half = Config(type="ram_role_arn", role_session_expiration=1800)
unset = Config(type="ram_role_arn", role_session_expiration=None)
own = provider.RamRoleArnCredentialsProvider(role_arn="acs:ram::1234567890123456:role/app", duration_seconds="3600")
