import os

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config

holder = Client(
    Config(
        type="oidc_role_arn",
        role_arn=os.environ.get("ALIBABA_CLOUD_ROLE_ARN"),
        oidc_provider_arn=os.environ.get("ALIBABA_CLOUD_OIDC_PROVIDER_ARN"),
        oidc_token_file_path=os.environ.get("ALIBABA_CLOUD_OIDC_TOKEN_FILE"),
        role_session_name="reports",
        role_session_expiration=3600,
    )
)


def provider() -> oss.credentials.CredentialsProviderFunc:
    def fetch():
        held = holder.get_credential()
        return oss.credentials.Credentials(
            access_key_id=held.access_key_id,
            access_key_secret=held.access_key_secret,
            security_token=held.security_token,
        )

    return oss.credentials.CredentialsProviderFunc(func=fetch)
