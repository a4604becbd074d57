import alibabacloud_oss_v2 as oss

config = oss.config.load_default()
config.region = "cn-hangzhou"
config.credentials_provider = oss.credentials.EnvironmentVariableCredentialsProvider()
#                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh warning
client = oss.Client(config)
