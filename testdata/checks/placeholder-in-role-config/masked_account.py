from aliyunsdkcore.auth.credentials import RamRoleArnCredential

credential = RamRoleArnCredential(read("id"), read("secret"), "acs:ram::123456789012****:role/adminrole", "reports")
#                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ placeholder-in-role-config
