import os

import requests


def assume(sign, role_arn):
    params = {
        "AccessKeyId": os.environ["ALIYUN_ACCESS_KEY_ID"],
        "Action": "AssumeRole",
        "Version": "2015-04-01",
        "Format": "JSON",
        "RoleArn": role_arn,
        "RoleSessionName": "app",
        "DurationSeconds": 43200,
#                          ^^^^^ bad-session-duration warning
    }
    return requests.get("https://sts.aliyuncs.com/", params=sign(params)).json()
