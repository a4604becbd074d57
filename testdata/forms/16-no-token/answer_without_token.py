import os

import oss2
from alibabacloud_sts20150401.client import Client
from alibabacloud_sts20150401.models import AssumeRoleRequest


def bucket(sts: Client):
    request = AssumeRoleRequest(role_arn=os.environ["ROLE_ARN"], role_session_name="tables")
    creds = sts.assume_role(request).body.credentials
#           ^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-without-token error
    return oss2.Bucket(oss2.Auth(creds.access_key_id, creds.access_key_secret), "https://oss-cn-hangzhou.aliyuncs.com", "tables")
#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note
