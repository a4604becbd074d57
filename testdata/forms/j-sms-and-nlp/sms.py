import json

from aliyunsdkcore.client import AcsClient
from aliyunsdkcore.request import CommonRequest

client = AcsClient("aKL1ntCsZ2vZ1BbL", "aKL1ntLHLpduPkEiSa9hQ3CSd5tEIn", "cn-hangzhou")
#                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error


def send(number, code):
    request = CommonRequest()
    request.set_accept_format("json")
    request.set_domain("dysmsapi.aliyuncs.com")
    request.set_method("POST")
    request.set_version("2017-05-25")
    request.set_action_name("SendSms")
    request.add_query_param("PhoneNumbers", number)
    request.add_query_param("TemplateParam", json.dumps({"code": code}))
    return client.do_action_with_exception(request)
