import json
import os
import time

import oss2
from aliyunsdkcore.client import AcsClient
from aliyunsdksts.request.v20150401 import AssumeRoleRequest


def fetch_sts_token():
    client = AcsClient(os.environ["AK"], os.environ["SK"], "cn-hangzhou")
    request = AssumeRoleRequest.AssumeRoleRequest()
    request.set_RoleArn(os.environ["ROLE_ARN"])
    request.set_RoleSessionName("media")
    body = client.do_action_with_exception(request)
    token = json.loads(body)["Credentials"]
    return token["AccessKeyId"], token["AccessKeySecret"], token["SecurityToken"]


def main():
    key, secret, token = fetch_sts_token()
    bucket = oss2.Bucket(oss2.StsAuth(key, secret, token), "https://oss-cn-hangzhou.aliyuncs.com", "media")
#                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
    while True:
        bucket.put_object("beat", b"")
        time.sleep(60)


main()
