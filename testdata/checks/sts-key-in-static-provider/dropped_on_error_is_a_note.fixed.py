import oss2
from alibabacloud_credentials.client import Client


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


_bucket = None


def get_bucket():
    global _bucket
    if _bucket is None:
        auth = oss_auth()
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note
        _bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "files")
    return _bucket


def put(name, data):
    global _bucket
    try:
        get_bucket().put_object(name, data)
    except oss2.exceptions.AccessDenied:
        _bucket = None
        get_bucket().put_object(name, data)
