import oss2
from aliyunsdkcore import client
from alibabacloud_credentials.client import Client as CredentialClient
from alibabacloud_credentials.models import Config as CredentialConfig
import json


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


def oss_auth(key, secret, role):
    credential_client = CredentialClient(
        CredentialConfig(
            type="ram_role_arn",
            access_key_id=key,
            access_key_secret=secret,
            role_arn=role,
            role_session_name="oss-python-sdk-example",
            role_session_expiration=3600,
        )
    )
    return oss2.ProviderAuth(CredentialClientProvider(credential_client))


class StsToken(object):
    def __init__(self):
        self.access_key_id = ""
        self.access_key_secret = ""
        self.security_token = ""


class Service:
    def __init__(self, key, secret, role):
        auth = oss_auth(key, secret, role)
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
        self.bucket = oss2.Bucket(auth, "oss-cn-hangzhou.aliyuncs.com", "b")
