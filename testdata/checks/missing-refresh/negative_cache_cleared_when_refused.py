import functools

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client


class Provider(oss.credentials.CredentialsProvider):
    def __init__(self):
        self.client = Client()

    @functools.cache
    def issued(self):
        cred = self.client.get_credential()
        return oss.credentials.Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)

    def get_credentials(self):
        return self.issued()


class Files:
    def __init__(self):
        self.provider = Provider()
        config = oss.config.load_default()
        config.region = "cn-hangzhou"
        config.credentials_provider = self.provider
        self.client = oss.Client(config)

    def read(self, name):
        request = oss.GetObjectRequest(bucket="files", key=name)
        try:
            return self.client.get_object(request)
        except oss.exceptions.OperationError:
            self.provider.issued.cache_clear()
            return self.client.get_object(request)
