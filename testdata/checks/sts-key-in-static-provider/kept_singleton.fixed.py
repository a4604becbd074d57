import os

import oss2
from alibabacloud_credentials.client import Client as CredentialClient
from alibabacloud_credentials.models import Config as CredentialConfig
from alibabacloud_sts20150401.client import Client


class CredentialClientProvider(oss2.credentials.CredentialsProvider):
    def __init__(self, client: CredentialClient) -> None:
        self._client = client

    def get_credentials(self) -> oss2.credentials.Credentials:
        credential = self._client.get_credential()
        return oss2.credentials.Credentials(
            credential.access_key_id,
            credential.access_key_secret,
            credential.security_token,
        )


def oss_auth():
    credential_client = CredentialClient(
        CredentialConfig(
            type="ram_role_arn",
            access_key_id=os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"],
            access_key_secret=os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
            role_arn=os.environ["ALIBABA_CLOUD_ROLE_ARN"],
            role_session_name="my-app",
            role_session_expiration=3600,
        )
    )
    return oss2.ProviderAuth(CredentialClientProvider(credential_client))


class Storage:
    _instance = None

    def __new__(cls, sts: Client, request):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            auth = oss_auth()
            #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
            cls._instance.bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "storage")
        return cls._instance

    def put(self, name, data):
        self.bucket.put_object(name, data)
