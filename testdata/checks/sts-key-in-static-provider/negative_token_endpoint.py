import os

from alibabacloud_sts20150401.client import Client
from alibabacloud_sts20150401.models import AssumeRoleRequest
from alibabacloud_tea_openapi.models import Config
from flask import Flask, jsonify

app = Flask(__name__)
sts = Client(Config(
    access_key_id=os.environ["RAM_KEY_ID"],
    access_key_secret=os.environ["RAM_KEY_SECRET"],
    endpoint="sts.cn-hangzhou.aliyuncs.com",
))


@app.post("/sts-token")
def token():
    answer = sts.assume_role(AssumeRoleRequest(role_arn=os.environ["ROLE_ARN"], role_session_name="app"))
    creds = answer.body.credentials
    return jsonify(
        accessKeyId=creds.access_key_id,
        accessKeySecret=creds.access_key_secret,
        securityToken=creds.security_token,
        expiration=creds.expiration,
    )
