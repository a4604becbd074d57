from aliyunsdksts.request.v20150401.AssumeRoleRequest import AssumeRoleRequest as Legacy
from alibabacloud_sts20150401.models import AssumeRoleRequest


def vend(role_arn):
    # The least that STS gives, for a token that is handed out: nothing renews it early.
    request = AssumeRoleRequest(role_arn=role_arn, duration_seconds=900)
    legacy = Legacy()
    legacy.set_DurationSeconds(15 * 60)
    return request, legacy
