from aliyunsdkcore.client import AcsClient
from aliyunsdksts.request.v20150401.AssumeRoleRequest import AssumeRoleRequest

DURATION_SECONDS = 3600
#                  ^^^ bad-session-duration warning row=ram-role-arn


def assume(client: AcsClient, role_arn):
    request = AssumeRoleRequest()
    request.set_RoleArn(role_arn)
    request.set_RoleSessionName("app")
    request.set_DurationSeconds(DURATION_SECONDS)
    return client.do_action_with_exception(request)
