import alibabacloud_oss_v2 as oss

from bridge import give

config = oss.config.load_default()
config.region = "cn-hangzhou"
config.credentials_provider = oss.credentials.CredentialsProviderFunc(func=give)
client = oss.Client(config)
