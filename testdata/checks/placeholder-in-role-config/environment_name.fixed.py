import os

from alibabacloud_credentials.models import Config

config = Config(
    type="oidc_role_arn",
    role_arn=os.environ.get("ALIBABA_CLOUD_ROLE_ARN"),
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^ placeholder-in-role-config warning row=oidc-role-arn
    oidc_provider_arn=os.environ.get("ALIBABA_CLOUD_OIDC_PROVIDER_ARN"),
#                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ placeholder-in-role-config
    oidc_token_file_path=os.environ.get("ALIBABA_CLOUD_OIDC_TOKEN_FILE"),
#                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ placeholder-in-role-config
    role_session_name="my-app",
#                      ^^^^^^^^^^^^^^^^^ placeholder-in-role-config
)
