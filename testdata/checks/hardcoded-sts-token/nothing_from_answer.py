import json

import oss2
from aliyunsdkcore.client import AcsClient
from aliyunsdksts.request.v20150401.AssumeRoleRequest import AssumeRoleRequest


def bucket(client: AcsClient, request: AssumeRoleRequest):
    held = json.loads(client.do_action_with_exception(request))["Credentials"]
    auth = oss2.StsAuth(held["AccessKeyId"], held["AccessKeySecret"], held["SecurityToken"])
    return oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "reports")
