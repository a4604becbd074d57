from alibabacloud_credentials.client import Client
from aliyun.log import LogClient

#      ^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh


def refresher():
    cred = Client().get_credential()
    return cred.access_key_id, cred.access_key_secret, cred.security_token


logs = LogClient("cn-hangzhou.log.aliyuncs.com", "", "")
logs.set_credentials_auto_refresher(refresher)
