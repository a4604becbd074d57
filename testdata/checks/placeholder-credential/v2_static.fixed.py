import alibabacloud_oss_v2 as oss

provider = oss.credentials.EnvironmentVariableCredentialsProvider()
#                                                                        ^^^^^^^^^^^^^^^^^^^ placeholder-credential note row=ram-user-key
