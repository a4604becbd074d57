import logging
import os

from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config
from alibabacloud_tea_openapi.models import Config as ApiConfig
from aliyunsdkcore.client import AcsClient
from aliyunsdksts.request.v20150401.AssumeRoleRequest import AssumeRoleRequest
from alibabacloud_sts20150401 import models

logger = logging.getLogger(__name__)
client = Client()
config = ApiConfig(credential=client, endpoint="sts.aliyuncs.com")
print(client, config, config.credential, config.endpoint)
role = Config(type="ecs_ram_role", role_name="worker")
print(role)
request = AssumeRoleRequest()
print(request)
other = models.AssumeRoleRequest(role_arn="acs:ram::1:role/r")
print(other, other.to_map())
keyed = Config(type="access_key", access_key_id=os.environ["AK"], access_key_secret=os.environ["SK"])
print(keyed.type, keyed.access_key_id)
acs = AcsClient(os.environ["AK"], os.environ["SK"], "cn-hangzhou")
logger.info("%s", acs)
try:
    acs.do_action_with_exception(request)
except Exception as error:
    print(error)
    raise RuntimeError(f"cannot assume the role: {error}") from error
print(f"::add-mask::{os.environ['OSS_ACCESS_KEY_SECRET']}")


class Provider:
    def __init__(self, secret):
        self.secret = secret

    def __repr__(self):
        return f"Provider({self.secret[:3]}***)"


print(Provider(os.environ["OSS_ACCESS_KEY_SECRET"]))


def handler(event, context):
    logger.info("request %s", context.request_id)
