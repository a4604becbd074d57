import os

from alibabacloud_sts20150401.models import AssumeRoleRequest

from alibabacloud_credentials.models import Config

config = Config(type="ram_role_arn", role_arn=os.environ["ALIBABA_CLOUD_ROLE_ARN"], role_session_name="reports")
#                                              ^^^^^^^^^^^^ placeholder-in-role-config
