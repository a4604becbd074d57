import alibabacloud_oss_v2 as oss

from ..core import config as core
from ..core.config import Meta


def client():
    config = oss.config.load_default()
    config.region = "cn-hangzhou"
    config.user_agent = Meta.name
    config.credentials_provider = oss.credentials.StaticCredentialsProvider(core.LOGIN, core.PHRASE)
    return oss.Client(config)
