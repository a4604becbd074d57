from aliyunsdkcore.request import CommonRequest


def assume(client, role_arn):
    request = CommonRequest()
    request.set_domain("sts.aliyuncs.com")
    request.set_version("2015-04-01")
    request.set_action_name("AssumeRole")
    request.add_query_param("RoleArn", role_arn)
    request.add_query_param("DurationSeconds", "3600")
#                                               ^^^ bad-session-duration warning row=ram-role-arn
    return client.do_action_with_exception(request)
