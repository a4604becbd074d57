import alibabacloud_oss_v2 as oss

provider = oss.credentials.EnvironmentVariableCredentialsProvider()
#                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error row=ram-user-key
