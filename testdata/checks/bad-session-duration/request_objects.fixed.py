from alibabacloud_sts20150401 import models as sts

by_keyword = sts.AssumeRoleRequest(role_arn="acs:ram::1234567890123456:role/app", duration_seconds=3600)
#                                                                                                  ^^^ bad-session-duration warning row=ram-role-arn
by_attribute = sts.AssumeRoleWithOIDCRequest(role_session_name="pods")
by_map = sts.AssumeRoleRequest().from_map({"RoleSessionName": "app", "DurationSeconds": 3600})
#                                                                                       ^^^ bad-session-duration warning
by_attribute.duration_seconds = 43200
#                               ^^^^^^ bad-session-duration warning row=oidc-role-arn


def by_kwargs(role_arn):
    options = dict(role_arn=role_arn, role_session_name="app", duration_seconds=60 * 60)
#                                                                               ^^^^^^^ bad-session-duration warning
    return sts.AssumeRoleRequest(**options)
