import os

import alibabacloud_oss_v2 as oss

provider = oss.credentials.StaticCredentialsProvider(
    access_key_id=os.environ["OSS_ACCESS_KEY_ID"],
    access_key_secret=os.environ["OSS_ACCESS_KEY_SECRET"],
)
config = oss.config.load_default()
config.credentials_provider = provider
config.region = "cn-hangzhou"
client = oss.Client(config)
