import os

import oss2
from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config

client = Client(Config(
    type="access_key",
    access_key_id=os.environ["OSS_ACCESS_KEY_ID"],
    access_key_secret=os.environ["OSS_ACCESS_KEY_SECRET"],
))
key = client.get_credential()
bucket = oss2.Bucket(oss2.Auth(key.access_key_id, key.access_key_secret), "https://oss-cn-hangzhou.aliyuncs.com", "files")


def read(name):
    return bucket.get_object(name).read()
