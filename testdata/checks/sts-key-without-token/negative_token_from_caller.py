import alibabacloud_oss_v2 as oss


def provider(secret, token=None):
    return oss.credentials.StaticCredentialsProvider("STS.aKL1ntechRH3d5jpUAY2zNVsU", secret, token)
