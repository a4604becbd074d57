import json

import alibabacloud_oss_v2 as oss
from aliyunsdkcore.client import AcsClient
from aliyunsdksts.request.v20150401.AssumeRoleRequest import AssumeRoleRequest


class OssService:
    def __init__(self, ak, sk, role_arn):
        self.acs = AcsClient(ak, sk, "cn-hangzhou")
        self.role_arn = role_arn
        self.client = self.build()

    def build(self):
        request = AssumeRoleRequest()
        request.set_accept_format("json")
        request.set_RoleArn(self.role_arn)
        request.set_RoleSessionName("service")
        request.set_DurationSeconds(3600)
        body = self.acs.do_action_with_exception(request)
        token = json.loads(str(body, encoding="utf-8"))
        keys = {
            "access_key_id": token["Credentials"]["AccessKeyId"],
            "access_key_secret": token["Credentials"]["AccessKeySecret"],
            "security_token": token["Credentials"]["SecurityToken"],
        }
        config = oss.config.load_default()
        config.region = "cn-hangzhou"
        config.credentials_provider = oss.credentials.StaticCredentialsProvider(**keys)
        #                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
        return oss.Client(config)
