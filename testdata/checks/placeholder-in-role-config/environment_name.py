import os

from alibabacloud_credentials.models import Config

config = Config(
    type="oidc_role_arn",
    role_arn=os.environ.get("<RoleArn>"),
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^ placeholder-in-role-config warning row=oidc-role-arn
    oidc_provider_arn=os.environ.get("<OidcProviderArn>"),
#                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ placeholder-in-role-config
    oidc_token_file_path=os.environ.get("<OidcTokenFilePath>"),
#                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ placeholder-in-role-config
    role_session_name="<RoleSessionName>",
#                      ^^^^^^^^^^^^^^^^^ placeholder-in-role-config
)
