import os

import oss2
from alibabacloud_kms20160120.client import Client
from alibabacloud_kms20160120.models import GetSecretValueRequest


def auth(kms: Client):
    answer = kms.get_secret_value(GetSecretValueRequest(secret_name="prod-oss-secret-for-the-website"))
    return oss2.Auth(os.environ["OSS_ACCESS_KEY_ID"], answer.body.secret_data)
