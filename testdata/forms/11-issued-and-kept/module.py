import json
import os

import oss2
from aliyunsdkcore.client import AcsClient
from aliyunsdksts.request.v20150401.AssumeRoleRequest import AssumeRoleRequest
from flask import Flask

app = Flask(__name__)
client = AcsClient(os.environ["AK"], os.environ["SK"], "cn-hangzhou")
request = AssumeRoleRequest()
request.set_RoleArn(os.environ["ROLE_ARN"])
request.set_RoleSessionName("site")
answer = json.loads(client.do_action_with_exception(request))
tok = answer["Credentials"]
auth = oss2.StsAuth(tok["AccessKeyId"], tok["AccessKeySecret"], tok["SecurityToken"])
#      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "site")


@app.route("/files/<name>")
def file(name):
    return bucket.get_object(name).read()
