"""Keys for others, from STS."""

from alibabacloud_credentials.client import Client as CredentialClient
from alibabacloud_credentials.models import Config as CredentialConfig
from alibabacloud_sts20150401.client import Client
from alibabacloud_sts20150401.models import AssumeRoleRequest
from alibabacloud_tea_openapi.models import Config

ROLE = "acs:ram::5502918374650129:role/harbour-readings"


def sts() -> Client:
    instance = CredentialClient(CredentialConfig(type="ecs_ram_role", role_name="tidewater-worker"))
    return Client(Config(credential=instance, endpoint="sts-vpc.cn-shanghai.aliyuncs.com"))


def harbour(session: str):
    request = AssumeRoleRequest(role_arn=ROLE, role_session_name=session, duration_seconds=3600)
    return sts().assume_role(request).body.credentials
