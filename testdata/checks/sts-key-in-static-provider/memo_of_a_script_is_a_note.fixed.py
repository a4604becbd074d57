import sys

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
        _bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "backup")
    return _bucket


def main():
    for name in sys.argv[1:]:
        get_bucket().put_object_from_file(name, name)


if __name__ == "__main__":
    main()
