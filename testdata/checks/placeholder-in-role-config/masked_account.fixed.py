import os

from aliyunsdkcore.auth.credentials import RamRoleArnCredential

credential = RamRoleArnCredential(read("id"), read("secret"), os.environ["ALIBABA_CLOUD_ROLE_ARN"], "reports")
#                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ placeholder-in-role-config
