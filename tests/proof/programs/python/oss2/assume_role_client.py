"""The sample for temporary keys, in a worker that runs on."""
import os
import sys
import time

import oss2
from alibabacloud_sts20150401 import models as sts_models
from alibabacloud_sts20150401.client import Client as StsClient
from alibabacloud_tea_openapi import models as open_api_models

config = open_api_models.Config(
    access_key_id="LTAIaKL1nt0q7XyZ",
    access_key_secret="aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U",
)
config.endpoint = "sts.cn-hangzhou.aliyuncs.com"
request = sts_models.AssumeRoleRequest(
    role_arn="acs:ram::1000000000000001:role/proof-role",
    role_session_name="worker",
    duration_seconds=3600,
)
credentials = StsClient(config).assume_role(request).body.credentials


def make_bucket() -> oss2.Bucket:
    auth = oss2.StsAuth(
        credentials.access_key_id,
        credentials.access_key_secret,
        credentials.security_token,
        auth_version="v4",
    )
    return oss2.Bucket(auth, os.environ["OSS_ENDPOINT"], os.environ["OSS_BUCKET"], region=os.environ["OSS_REGION"])


def main() -> None:
    bucket = make_bucket()
    while True:
        name = sys.stdin.readline().strip()
        try:
            bucket.get_object(name).read()
            print("ok", flush=True)
        except oss2.exceptions.OssError as error:
            print(error, file=sys.stderr)
            print("refused", flush=True)
        time.sleep(0.1)


if __name__ == "__main__":
    main()
