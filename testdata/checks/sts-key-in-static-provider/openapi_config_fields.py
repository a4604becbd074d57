from alibabacloud_ecs20140526.client import Client as EcsClient
from alibabacloud_sts20150401.client import Client as StsClient
from alibabacloud_tea_openapi import models as open_api_models


class Inventory:
    def __init__(self, sts: StsClient, request):
        creds = sts.assume_role(request).body.credentials
        config = open_api_models.Config()
        #        ^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider
        config.access_key_id = creds.access_key_id
        config.access_key_secret = creds.access_key_secret
        config.security_token = creds.security_token
        config.endpoint = "ecs.cn-hangzhou.aliyuncs.com"
        self.client = EcsClient(config)

    def instances(self, request):
        return self.client.describe_instances(request)
