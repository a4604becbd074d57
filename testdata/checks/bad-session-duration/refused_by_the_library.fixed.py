from alibabacloud_credentials.models import Config

#              ^^^^^^ bad-session-duration warning row=oidc-role-arn


def pods():
    return Config(type="oidc_role_arn", role_session_name="pods", role_session_expiration=3600)


def a_day():
    options = {"type": "ram_role_arn", "role_session_name": "batch", "role_session_expiration": 12 * 60 * 60}
#                                                                                               ^^^^^^^^^^^^ bad-session-duration warning row=ram-role-arn
    return Config(**options)
