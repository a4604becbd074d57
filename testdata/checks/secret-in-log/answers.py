import json

from aliyunsdkcore.client import AcsClient
from aliyunsdksts.request.v20150401.AssumeRoleRequest import AssumeRoleRequest
from alibabacloud_sts20150401.client import Client
from alibabacloud_sts20150401 import models


def old(client: AcsClient):
    request = AssumeRoleRequest()
    body = client.do_action_with_exception(request)
    print(body)
#         ^^^^ secret-in-log warning
    answer = json.loads(body)
    print(answer["Credentials"])
#         ^^^^^^ secret-in-log warning
    print(answer["RequestId"])
    with open("/tmp/sts.json", "w") as out:
        json.dump(answer["Credentials"], out)
#                 ^^^^^^ secret-in-log warning
        out.write(answer["Credentials"]["SecurityToken"])
#                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-log warning


def new(client: Client):
    response = client.assume_role(models.AssumeRoleRequest(role_arn="acs:ram::1:role/r"))
    print(response)
#         ^^^^^^^^ secret-in-log warning
    credentials = response.body.credentials
    print(credentials)
#         ^^^^^^^^^^^ secret-in-log warning
    print(credentials.expiration, response.body.request_id, response.status_code)
    print(response.body.credentials.to_map())
#         ^^^^^^^^ secret-in-log warning
