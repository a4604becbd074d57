"""A bucket policy; no key in sight."""
import json
import os

import oss2

POLICY = json.dumps({
    "Statement": [{"Effect": "Allow", "Principal": {"RAM": ["acs:ram::1234567890123456:root"]}, "Action": "oss:*"}],
})
auth = oss2.Auth(os.environ["OSS_ACCESS_KEY_ID"], os.environ["OSS_ACCESS_KEY_SECRET"])
oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "b").put_bucket_policy(POLICY)
