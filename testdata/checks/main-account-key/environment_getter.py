import os

import alibabacloud_oss_v2 as oss


def provider():
    return oss.credentials.StaticCredentialsProvider(
        access_key_id=os.getenv("MAIN_ACCOUNT_ACCESS_KEY_ID"),
        access_key_secret=os.getenv("MAIN_ACCOUNT_ACCESS_KEY_SECRET"),
    )
