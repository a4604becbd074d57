"""Assumes the role anew when the server says that the keys are expired, and tries again."""

import os
import sys
import time

import oss2
from alibabacloud_sts20150401.client import Client as StsClient
from alibabacloud_sts20150401.models import AssumeRoleRequest
from alibabacloud_tea_openapi.models import Config


def assume() -> oss2.StsAuth:
    sts = StsClient(
        Config(
            access_key_id=os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"],
            access_key_secret=os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
            endpoint="sts.aliyuncs.com",
        )
    )
    request = AssumeRoleRequest(role_arn=os.environ["ALIBABA_CLOUD_ROLE_ARN"], role_session_name="again")
    issued = sts.assume_role(request).body.credentials
    return oss2.StsAuth(issued.access_key_id, issued.access_key_secret, issued.security_token)


def read(bucket: oss2.Bucket, name: str) -> bytes:
    try:
        return bucket.get_object(name).read()
    except oss2.exceptions.ServerError as error:
        if error.code != "SecurityTokenExpired":
            raise
        bucket.auth = assume()
        return bucket.get_object(name).read()


def main() -> None:
    bucket = oss2.Bucket(assume(), os.environ["OSS_ENDPOINT"], os.environ["OSS_BUCKET"])
    while True:
        name = sys.stdin.readline().strip()
        try:
            read(bucket, name)
            print("ok", flush=True)
        except oss2.exceptions.OssError as error:
            print(error, file=sys.stderr)
            print("refused", flush=True)
        time.sleep(0.1)


if __name__ == "__main__":
    main()
