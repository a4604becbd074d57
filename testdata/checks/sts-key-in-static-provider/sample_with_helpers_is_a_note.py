"""Shows how to upload with a temporary key."""
import json
import os

import oss2
from aliyunsdkcore.client import AcsClient
from aliyunsdksts.request.v20150401 import AssumeRoleRequest


class Token:
    def __init__(self, id, secret, token):
        self.id, self.secret, self.token = id, secret, token


def fetch(key_id, key_secret, role):
    request = AssumeRoleRequest.AssumeRoleRequest()
    request.set_RoleArn(role)
    request.set_RoleSessionName("sample")
    answer = json.loads(AcsClient(key_id, key_secret, "cn-hangzhou").do_action_with_exception(request))
    keys = answer["Credentials"]
    return Token(keys["AccessKeyId"], keys["AccessKeySecret"], keys["SecurityToken"])


token = fetch(os.environ["RAM_KEY_ID"], os.environ["RAM_KEY_SECRET"], os.environ["ROLE_ARN"])
auth = oss2.StsAuth(token.id, token.secret, token.token)
#      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note
bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "b")
bucket.put_object("motto.txt", "Never give up.")
print(bucket.get_object("motto.txt").read())
