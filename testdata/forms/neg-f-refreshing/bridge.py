import os
import time

import alibabacloud_oss_v2 as oss
import oss2
from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config

client = Client(Config(type="ecs_ram_role", role_name="website"))


def get_credentials_wrapper():
    cred = client.get_credential()
    return oss.credentials.Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)


provider = oss.credentials.CredentialsProviderFunc(func=get_credentials_wrapper)


class Asks(oss2.credentials.CredentialsProvider):
    def __init__(self, client):
        self.client = client

    def get_credentials(self):
        cred = self.client.get_credential()
        return oss2.credentials.Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)


auth = oss2.ProviderAuthV4(Asks(client))


class Remembers(oss.credentials.CredentialsProvider):
    def __init__(self):
        self.cached = None
        self.expires_at = 0.0

    def get_credentials(self):
        if self.cached is None or time.time() > self.expires_at - 300:
            self.cached = client.get_credential()
            self.expires_at = time.time() + 3000
        return oss.credentials.Credentials(self.cached.access_key_id, self.cached.access_key_secret, self.cached.security_token)


remembered = Remembers()
chain = oss2.ProviderAuth(Asks(Client(Config(
    type="ram_role_arn",
    access_key_id=os.environ["AK"],
    access_key_secret=os.environ["SK"],
    role_arn=os.environ["ROLE_ARN"],
    role_session_name="website",
))))
