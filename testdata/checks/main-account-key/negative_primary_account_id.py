import os

import oss2

primary_account_id = os.environ["PRIMARY_ACCOUNT_ID"]
main_account_id = "1234567890123456"
auth = oss2.Auth(os.environ["OSS_ACCESS_KEY_ID"], os.environ["OSS_ACCESS_KEY_SECRET"])
bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", f"logs-{primary_account_id}")
