import os

import oss2, datetime
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


class Oss:
    def __init__(self, sts: Client, req):
        self.sts, self.req = sts, req
        self._bucket = None
        self._expire_at = None

    def _ensure(self):
        if self._bucket is None or datetime.datetime.utcnow() >= self._expire_at:
            c = self.sts.assume_role(self.req).body.credentials
            self._bucket = oss2.Bucket(oss_auth(), "https://oss-cn-hangzhou.aliyuncs.com", "b")
            #                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note
            self._expire_at = datetime.datetime.strptime(c.expiration, "%Y-%m-%dT%H:%M:%SZ")
        return self._bucket
