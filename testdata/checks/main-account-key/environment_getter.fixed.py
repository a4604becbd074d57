import alibabacloud_oss_v2 as oss


def provider():
    return oss.credentials.EnvironmentVariableCredentialsProvider()
