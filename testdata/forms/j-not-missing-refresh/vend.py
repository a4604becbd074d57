import os

from alibabacloud_sts20150401.client import Client
from alibabacloud_sts20150401.models import AssumeRoleRequest
from alibabacloud_tea_openapi.models import Config
from fastapi import FastAPI

app = FastAPI()
sts = Client(Config(access_key_id=os.environ["AK"], access_key_secret=os.environ["SK"], endpoint="sts.aliyuncs.com"))


@app.get("/upload-token")
def upload_token():
    request = AssumeRoleRequest(role_arn=os.environ["ROLE_ARN"], role_session_name="app", duration_seconds=3600)
    creds = sts.assume_role(request).body.credentials
    return {
        "AccessKeyId": creds.access_key_id,
        "AccessKeySecret": creds.access_key_secret,
        "SecurityToken": creds.security_token,
        "Expiration": creds.expiration,
    }
