import os

from alibabacloud_credentials.models import Config

config = Config(
    type="oidc_role_arn",
    role_arn=os.environ["ALIBABA_CLOUD_ROLE_ARN"],
    oidc_provider_arn=os.environ["ALIBABA_CLOUD_OIDC_PROVIDER_ARN"],
    oidc_token_file_path=os.environ["ALIBABA_CLOUD_OIDC_TOKEN_FILE"],
    role_session_name=os.getenv("HOSTNAME", "demo"),
)
