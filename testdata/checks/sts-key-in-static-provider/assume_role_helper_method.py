import alibabacloud_oss_v2 as oss
from alibabacloud_sts20150401 import models as sts_models
from alibabacloud_sts20150401.client import Client
from alibabacloud_tea_openapi import models as open_api_models


class Uploader:
    def __init__(self, role):
        self.role = role
        self.sts = Client(open_api_models.Config(endpoint="sts.cn-hangzhou.aliyuncs.com"))
        creds = self._assume()
        config = oss.config.load_default()
        config.region = "cn-hangzhou"
        config.credentials_provider = oss.credentials.StaticCredentialsProvider(
        #                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider
            access_key_id=creds.access_key_id,
            access_key_secret=creds.access_key_secret,
            security_token=creds.security_token,
        )
        self.client = oss.Client(config)

    def _assume(self):
        request = sts_models.AssumeRoleRequest(role_arn=self.role, role_session_name="uploader")
        return self.sts.assume_role(request).body.credentials
