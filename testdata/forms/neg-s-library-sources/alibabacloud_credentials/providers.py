"""Providers of the credentials library, vendored."""


class StaticAKCredentialsProvider:
    def __init__(self, *, access_key_id=None, access_key_secret=None):
        self.access_key_id = access_key_id
        self.access_key_secret = access_key_secret

    def get_credentials(self):
        return Credentials(access_key_id=self.access_key_id, access_key_secret=self.access_key_secret, provider_name="static_ak")


class StaticSTSCredentialsProvider:
    def __init__(self, *, access_key_id=None, access_key_secret=None, security_token=None):
        self._credentials = Credentials(access_key_id=access_key_id, access_key_secret=access_key_secret, security_token=security_token)

    def get_credentials(self):
        return self._credentials


class Credentials:
    def __init__(self, *, access_key_id, access_key_secret, security_token=None, provider_name=None):
        self._access_key_id = access_key_id
        self._access_key_secret = access_key_secret
        self._security_token = security_token
        self._provider_name = provider_name
