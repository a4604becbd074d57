from oss2.credentials import CredentialsProvider


class Base(CredentialsProvider):
    """What a subclass must do."""

    def get_credentials(self):
        raise NotImplementedError


class FromParameters(CredentialsProvider):
    def __init__(self, credentials):
        self.credentials = credentials

    def get_credentials(self):
        return self.credentials
