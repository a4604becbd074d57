import os

import oss2, json
from alibabacloud_credentials.client import Client as CredentialClient
from alibabacloud_credentials.models import Config as CredentialConfig
from aliyunsdkcore.client import AcsClient
from aliyunsdksts.request.v20150401 import AssumeRoleRequest


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
            role_arn="acs:ram::1:role/x",
            role_session_name="s",
            role_session_expiration=3600,
        )
    )
    return oss2.ProviderAuth(CredentialClientProvider(credential_client))


class StsService:
    def __init__(self, ak, sk):
        self.acs = AcsClient(ak, sk, "cn-hangzhou")

    def token(self):
        r = AssumeRoleRequest.AssumeRoleRequest()
        r.set_RoleArn("acs:ram::1:role/x")
        r.set_RoleSessionName("s")
        return json.loads(self.acs.do_action_with_exception(r))["Credentials"]

    def sign(self, name):
        auth = oss_auth()
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note
        return oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "b").sign_url("GET", name, 60)

service = StsService("a", "b")
