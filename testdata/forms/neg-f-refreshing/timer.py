import threading

import oss2
from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config

client = Client(Config(type="ecs_ram_role", role_name="website"))


def signed_in():
    cred = client.get_credential()
    return oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)


bucket = oss2.Bucket(signed_in(), "https://oss-cn-hangzhou.aliyuncs.com", "website")


def renew():
    bucket.auth = signed_in()
    threading.Timer(600, renew).start()


renew()
