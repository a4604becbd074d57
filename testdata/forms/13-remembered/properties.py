from functools import cached_property

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client


class Provider(oss.credentials.CredentialsProvider):
    @cached_property
#    ^^^^^^^^^^^^^^^ missing-refresh warning
    def key(self):
        return Client().get_credential()

    def get_credentials(self):
        return oss.credentials.Credentials(self.key.access_key_id, self.key.access_key_secret, self.key.security_token)
