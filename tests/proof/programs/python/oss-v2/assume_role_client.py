"""Assumes a role when it starts, and works with it from then on."""
import os
import sys
import time

import alibabacloud_oss_v2 as oss
from alibabacloud_sts20150401.client import Client as StsClient
from alibabacloud_sts20150401.models import AssumeRoleRequest
from alibabacloud_tea_openapi.models import Config


def make_client() -> oss.Client:
    sts = StsClient(
        Config(
            access_key_id=os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"],
            access_key_secret=os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
            endpoint="sts.aliyuncs.com",
        )
    )
    request = AssumeRoleRequest(role_arn=os.environ["ALIBABA_CLOUD_ROLE_ARN"], role_session_name="archive")
    issued = sts.assume_role(request).body.credentials
    config = oss.config.load_default()
    config.region = os.environ["OSS_REGION"]
    config.credentials_provider = oss.credentials.StaticCredentialsProvider(
        issued.access_key_id, issued.access_key_secret, issued.security_token
    )
    return oss.Client(config)


def main() -> None:
    client = make_client()
    while True:
        name = sys.stdin.readline().strip()
        try:
            client.get_object(oss.GetObjectRequest(bucket=os.environ["OSS_BUCKET"], key=name))
            print("ok", flush=True)
        except oss.exceptions.OperationError as error:
            print(error, file=sys.stderr)
            print("refused", flush=True)
        time.sleep(0.1)


if __name__ == "__main__":
    main()
