import oss2
from alibabacloud_credentials.provider import EcsRamRoleCredentialsProvider
from oss2.credentials import Credentials, CredentialsProvider


class Delegate(CredentialsProvider):
    def __init__(self, inner=None):
        self._inner = inner or EcsRamRoleCredentialsProvider(role_name="worker")

    @property
    def current(self):
        return self._inner.get_credentials()

    def get_credentials(self):
        c = self.current
        return Credentials(c.get_access_key_id(), c.get_access_key_secret(), c.get_security_token())
