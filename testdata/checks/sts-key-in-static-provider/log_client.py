from alibabacloud_credentials.client import Client as CredClient
from aliyun.log import LogClient

cred = CredClient().get_credential()
logs = LogClient(
#      ^^^^^^^^^^ sts-key-in-static-provider
    "cn-hangzhou.log.aliyuncs.com",
    cred.get_access_key_id(),
    cred.get_access_key_secret(),
    cred.get_security_token(),
)


def write(request):
    logs.put_logs(request)
