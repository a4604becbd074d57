import oss2, json
from aliyunsdkcore.client import AcsClient
from aliyunsdksts.request.v20150401 import AssumeRoleRequest

class StsService:
    def __init__(self, ak, sk):
        self.acs = AcsClient(ak, sk, "cn-hangzhou")

    def token(self):
        r = AssumeRoleRequest.AssumeRoleRequest()
        r.set_RoleArn("acs:ram::1:role/x")
        r.set_RoleSessionName("s")
        return json.loads(self.acs.do_action_with_exception(r))["Credentials"]

    def sign(self, name):
        t = self.token()
        auth = oss2.StsAuth(t["AccessKeyId"], t["AccessKeySecret"], t["SecurityToken"])
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note
        return oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "b").sign_url("GET", name, 60)

service = StsService("a", "b")
