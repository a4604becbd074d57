from aliyunsdkcore.request import CommonRequest


def record(client):
    request = CommonRequest()
    request.set_action_name("StartRecording")
    request.add_query_param("DurationSeconds", 30)
    return client.do_action_with_exception(request)


def assume(client):
    request = CommonRequest()
    request.set_action_name("AssumeRole")
    request.add_query_param("DurationSeconds", 3600)
    return client.do_action_with_exception(request)
