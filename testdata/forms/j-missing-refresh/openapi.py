import os

from alibabacloud_ecs20140526.client import Client as EcsClient
from alibabacloud_sts20150401.client import Client as StsClient
from alibabacloud_sts20150401.models import AssumeRoleRequest
from alibabacloud_tea_openapi import models as open_api_models


class Inventory:
    def __init__(self, role):
        sts = StsClient(open_api_models.Config(access_key_id=os.environ["AK"], access_key_secret=os.environ["SK"], endpoint="sts.aliyuncs.com"))
        creds = sts.assume_role(AssumeRoleRequest(role_arn=role, role_session_name="inventory")).body.credentials
        config = open_api_models.Config()
#                ^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
        config.access_key_id = creds.access_key_id
        config.access_key_secret = creds.access_key_secret
        config.security_token = creds.security_token
        self.ecs = EcsClient(config)

    def watch(self):
        while True:
            yield self.ecs.describe_instances(None)
