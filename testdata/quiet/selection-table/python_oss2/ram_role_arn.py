import os

import oss2
from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config
from oss2 import CredentialsProvider
from oss2.credentials import Credentials


class Bridge(CredentialsProvider):
    def __init__(self, client):
        self.client = client

    def get_credentials(self):
        held = self.client.get_credential()
        return Credentials(held.access_key_id, held.access_key_secret, held.security_token)


holder = Client(
    Config(
        type="ram_role_arn",
        access_key_id=os.getenv("ALIBABA_CLOUD_ACCESS_KEY_ID"),
        access_key_secret=os.getenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET"),
        role_arn=os.environ["ALIBABA_CLOUD_ROLE_ARN"],
        role_session_name="reports",
    )
)
auth = oss2.ProviderAuth(Bridge(holder))
bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "reports")
