import json
import os

import oss2
from aliyunsdkcore.client import AcsClient
from aliyunsdksts.request.v20150401 import AssumeRoleRequest

endpoint = "https://oss-cn-hangzhou.aliyuncs.com"
acs = AcsClient(os.environ["RAM_KEY_ID"], os.environ["RAM_KEY_SECRET"], "cn-hangzhou")
request = AssumeRoleRequest.AssumeRoleRequest()
request.set_RoleArn(os.environ["ROLE_ARN"])
request.set_RoleSessionName("thumbnails")
token = json.loads(acs.do_action_with_exception(request))["Credentials"]
auth = oss2.StsAuth(token["AccessKeyId"], token["AccessKeySecret"], token["SecurityToken"])
#      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
bucket = oss2.Bucket(auth, endpoint, "thumbnails")


def save(name, data):
    bucket.put_object(name, data)


def load(name):
    return bucket.get_object(name).read()
