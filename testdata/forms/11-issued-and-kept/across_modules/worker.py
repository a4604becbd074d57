import os

import oss2
from alibabacloud_sts20150401.client import Client
from alibabacloud_tea_openapi.models import Config

import tokens

creds = tokens.fetch(
    Client(Config(access_key_id=os.environ["AK"], access_key_secret=os.environ["SK"], endpoint="sts.aliyuncs.com")),
    os.environ["ROLE_ARN"],
)
auth = oss2.StsAuth(creds.access_key_id, creds.access_key_secret, creds.security_token)
#      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "queue")


def serve(queue):
    while True:
        name, data = queue.get()
        bucket.put_object(name, data)
