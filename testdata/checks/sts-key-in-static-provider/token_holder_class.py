import oss2
from aliyunsdkcore import client
from aliyunsdksts.request.v20150401 import AssumeRoleRequest
import json


class StsToken(object):
    def __init__(self):
        self.access_key_id = ""
        self.access_key_secret = ""
        self.security_token = ""


def fetch_sts_token(access_key_id, access_key_secret, role_arn):
    clt = client.AcsClient(access_key_id, access_key_secret, "cn-hangzhou")
    req = AssumeRoleRequest.AssumeRoleRequest()
    req.set_accept_format("json")
    req.set_RoleArn(role_arn)
    req.set_RoleSessionName("oss-python-sdk-example")
    body = clt.do_action_with_exception(req)
    j = json.loads(oss2.to_unicode(body))
    token = StsToken()
    token.access_key_id = j["Credentials"]["AccessKeyId"]
    token.access_key_secret = j["Credentials"]["AccessKeySecret"]
    token.security_token = j["Credentials"]["SecurityToken"]
    return token


class Service:
    def __init__(self, key, secret, role):
        token = fetch_sts_token(key, secret, role)
        auth = oss2.StsAuth(token.access_key_id, token.access_key_secret, token.security_token)
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
        self.bucket = oss2.Bucket(auth, "oss-cn-hangzhou.aliyuncs.com", "b")
