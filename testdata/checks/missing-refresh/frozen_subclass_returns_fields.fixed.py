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
        self._ak = ak
        self._sk = sk
        self._request = request
        #                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh

    def get_credentials(self):
        answer = json.loads(AcsClient(self._ak, self._sk, "cn-hangzhou").do_action_with_exception(self._request))
        return Credentials(answer["Credentials"]["AccessKeyId"], answer["Credentials"]["AccessKeySecret"], answer["Credentials"]["SecurityToken"])
