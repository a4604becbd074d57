import json

import oss2
from aliyunsdkcore.client import AcsClient
from aliyunsdksts.request.v20150401.AssumeRoleRequest import AssumeRoleRequest
from oss2.credentials import Credentials, CredentialsProvider


class RoleProvider(CredentialsProvider):
    def __init__(self, ak, sk, role):
        request = AssumeRoleRequest()
        request.set_RoleArn(role)
        request.set_RoleSessionName("x")
        answer = json.loads(AcsClient(ak, sk, "cn-hangzhou").do_action_with_exception(request))
        #                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh
        self.id = answer["Credentials"]["AccessKeyId"]
        self.secret = answer["Credentials"]["AccessKeySecret"]
        self.token = answer["Credentials"]["SecurityToken"]

    def get_credentials(self):
        return Credentials(self.id, self.secret, self.token)
