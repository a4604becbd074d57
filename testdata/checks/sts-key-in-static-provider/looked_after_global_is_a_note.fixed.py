import time

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
    credential_client = credentials
    return oss2.ProviderAuth(CredentialClientProvider(credential_client))


credentials = Client()
_bucket = None
_made = 0.0


def get_bucket():
    global _bucket, _made
    if _bucket is None or time.time() - _made > 1800:
        auth = oss_auth()
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note
        _bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "files")
        _made = time.time()
    return _bucket
