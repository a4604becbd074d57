import alibabacloud_oss_v2 as oss


def client(region: str) -> oss.Client:
    config = oss.config.load_default()
    config.credentials_provider = oss.credentials.EnvironmentVariableCredentialsProvider()
    config.region = region
    return oss.Client(config)
