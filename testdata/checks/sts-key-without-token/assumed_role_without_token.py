import json

import oss2
from aliyunsdkcore.client import AcsClient
from aliyunsdksts.request.v20150401.AssumeRoleRequest import AssumeRoleRequest


def bucket(client: AcsClient, role):
    request = AssumeRoleRequest()
    request.set_RoleArn(role)
    creds = json.loads(client.do_action_with_exception(request))["Credentials"]
    #                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-without-token
    return oss2.Bucket(
        oss2.Auth(creds["AccessKeyId"], creds["AccessKeySecret"]), "https://oss-cn-hangzhou.aliyuncs.com", "b"
    )
