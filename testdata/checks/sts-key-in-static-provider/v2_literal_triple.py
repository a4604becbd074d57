import alibabacloud_oss_v2 as oss


def client():
    config = oss.config.load_default()
    config.credentials_provider = oss.credentials.StaticCredentialsProvider(
        "STS.aKL1ntBS1QzrcdyDhf3CptEjj",
        #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
        "aKL1ntkbgGpzsAuYwiu9ZaQFPSdjEp412c53wY0VmeL4",
        "CAISaKL1ntIJ6GBoNva4uMJKtYUj82iiw1yvWp7RJ2PVCgM335vO5u7LJHSg7cJ01lz0xL2Fxe8Xl4qjI2A4k0mcYdfwlwPmaix3u4EIwNPnrbo86ndenV",
    )
    config.region = "cn-hangzhou"
    return oss.Client(config)
