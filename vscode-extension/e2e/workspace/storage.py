"""Where photos are kept."""

import alibabacloud_oss_v2 as oss


def originals() -> oss.Client:
    config = oss.config.load_default()
    config.region = "cn-hangzhou"
    config.credentials_provider = oss.credentials.StaticCredentialsProvider(
        "LTAIaKL1nt7Kq2Wd", "aKL1ntB4vX8nQ2mZ6kT9wR3yH7cJ5s"
    )
    return oss.Client(config)
