"""The sample of the SDK, grown into a service."""

import os
import sys
import time

import oss2
from alibabacloud_sts20150401.client import Client as StsClient
from alibabacloud_sts20150401.models import AssumeRoleRequest
from alibabacloud_tea_openapi.models import Config

sts = StsClient(
    Config(
        access_key_id=os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"],
        access_key_secret=os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
        endpoint="sts.aliyuncs.com",
    )
)
role = AssumeRoleRequest(role_arn=os.environ["ALIBABA_CLOUD_ROLE_ARN"], role_session_name="worker")
issued = sts.assume_role(role).body.credentials
auth = oss2.StsAuth(issued.access_key_id, issued.access_key_secret, issued.security_token)


def make_bucket() -> oss2.Bucket:
    return oss2.Bucket(auth, os.environ["OSS_ENDPOINT"], os.environ["OSS_BUCKET"])


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
