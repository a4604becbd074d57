from alibabacloud_oss_v2 import Client, config, credentials

import settings


def client() -> Client:
    cfg = config.load_default()
    cfg.region = settings.REGION
    cfg.credentials_provider = credentials.StaticCredentialsProvider(settings.OSS_AK, settings.OSS_SK)
    return Client(cfg)
