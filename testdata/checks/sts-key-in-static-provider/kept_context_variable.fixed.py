import oss2
from alibabacloud_credentials.client import Client
from contextvars import ContextVar


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


_var = ContextVar("b", default=None)

def current():
    b = _var.get()
    if b is None:
        b = oss2.Bucket(oss_auth(), "https://oss-cn-hangzhou.aliyuncs.com", "b")
        #               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
        _var.set(b)
    return b
