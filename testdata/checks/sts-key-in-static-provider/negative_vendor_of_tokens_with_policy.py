import json
import time

from aliyunsdkcore.client import AcsClient
from aliyunsdksts.request.v20150401.AssumeRoleRequest import AssumeRoleRequest
from django.conf import settings
from django.http import JsonResponse


class TokenService:
    def __init__(self):
        self.client = AcsClient(settings.RAM_KEY_ID, settings.RAM_KEY_SECRET, "cn-hangzhou")

    def issue(self, user):
        request = AssumeRoleRequest()
        request.set_RoleArn(settings.ROLE_ARN)
        request.set_RoleSessionName(f"user-{user.pk}")
        request.set_Policy(json.dumps({"Version": "1", "Statement": []}))
        answer = json.loads(self.client.do_action_with_exception(request))
        return {
            "accessKeyId": answer["Credentials"]["AccessKeyId"],
            "accessKeySecret": answer["Credentials"]["AccessKeySecret"],
            "securityToken": answer["Credentials"]["SecurityToken"],
            "expires": int(time.time()) + 3600,
        }


service = TokenService()


def token(request):
    return JsonResponse(service.issue(request.user))
