import alibabacloud_oss_v2 as oss


def main():
    config = oss.config.load_default()
    config.credentials_provider = oss.credentials.EnvironmentVariableCredentialsProvider()
    config.region = "cn-hangzhou"
    return oss.Client(config)
