"""The request is kept, the answer is not."""
import json
import os

import alibabacloud_oss_v2 as oss
from aliyunsdkcore.client import AcsClient
from aliyunsdksts.request.v20150401.AssumeRoleRequest import AssumeRoleRequest

client = AcsClient(os.environ["RAM_KEY_ID"], os.environ["RAM_KEY_SECRET"], "cn-hangzhou")
request = AssumeRoleRequest()
request.set_RoleArn(os.environ["ROLE_ARN"])
request.set_RoleSessionName("app")


def provide():
    creds = json.loads(client.do_action_with_exception(request))["Credentials"]
    return oss.credentials.Credentials(creds["AccessKeyId"], creds["AccessKeySecret"], creds["SecurityToken"])


provider = oss.credentials.CredentialsProviderFunc(func=provide)
