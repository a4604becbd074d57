import alibabacloud_oss_v2 as oss

provider = oss.credentials.EnvironmentVariableCredentialsProvider()
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ avoidable-long-term-key row=oidc-role-arn
