import oss2
from alibabacloud_credentials.client import Client
from dependency_injector import containers, providers


class CredentialClientProvider(oss2.credentials.CredentialsProvider):
    def __init__(self, client: Client) -> None:
        self._client = client

    def get_credentials(self) -> oss2.credentials.Credentials:
        credential = self._client.get_credential()
        return oss2.credentials.Credentials(
            credential.access_key_id,
            credential.access_key_secret,
            credential.security_token,
        )


def oss_auth():
    credential_client = Client()
    return oss2.ProviderAuth(CredentialClientProvider(credential_client))


def make_bucket(name):
    auth = oss_auth()
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
    return oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", name)


class Container(containers.DeclarativeContainer):
    bucket = providers.Singleton(make_bucket, name="files")
