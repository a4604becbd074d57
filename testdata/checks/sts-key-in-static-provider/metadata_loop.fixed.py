import os
import time

import oss2
import requests
from alibabacloud_credentials.client import Client as CredentialClient
from alibabacloud_credentials.models import Config as CredentialConfig


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


ROLE_URL = "http://100.100.100.200/latest/meta-data/ram/security-credentials/worker"


def main():
    creds = requests.get(ROLE_URL).json()
    auth = oss_auth()
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider
    bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou-internal.aliyuncs.com", "queue")
    while True:
        for item in oss2.ObjectIterator(bucket, prefix="in/"):
            print(item.key)
        time.sleep(30)


if __name__ == "__main__":
    main()
