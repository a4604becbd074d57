import os

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config


def oss_credentials_provider():
    credential_client = Client(
        Config(
            type="ram_role_arn",
            access_key_id=os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"],
            access_key_secret=os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
            role_arn=os.environ["ALIBABA_CLOUD_ROLE_ARN"],
            role_session_name="my-app",
            role_session_expiration=3600,
        )
    )

    def get_credentials() -> oss.credentials.Credentials:
        credential = credential_client.get_credential()
        return oss.credentials.Credentials(
            credential.access_key_id,
            credential.access_key_secret,
            credential.security_token,
        )

    return oss.credentials.CredentialsProviderFunc(get_credentials)


def ram_user_key():
    return oss_credentials_provider()
#                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error row=ram-role-arn


def ram_role_arn():
    return Client(
        Config(
            type="ram_role_arn",
            access_key_id=os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"],
            access_key_secret=os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
#                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error row=ram-role-arn
            role_arn="acs:ram::1234567890123456:role/reports-reader",
            role_session_name="reports",
        )
    )


def custom_function():
    def fetch():
        return oss.credentials.Credentials(os.environ["OSS_ACCESS_KEY_ID"], os.environ["OSS_ACCESS_KEY_SECRET"])
#                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error row=ram-role-arn

    return oss.credentials.CredentialsProviderFunc(func=fetch)


class CustomClass(oss.credentials.CredentialsProvider):
    def get_credentials(self):
        return oss.credentials.Credentials(access_key_id=os.environ["OSS_ACCESS_KEY_ID"], access_key_secret=os.environ["OSS_ACCESS_KEY_SECRET"])
#                                                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error row=ram-role-arn
