from alibabacloud_sts20150401.client import Client
from alibabacloud_sts20150401.models import AssumeRoleRequest


def fetch(sts: Client, role: str):
    body = sts.assume_role(AssumeRoleRequest(role_arn=role, role_session_name="queue")).body
    return body.credentials
