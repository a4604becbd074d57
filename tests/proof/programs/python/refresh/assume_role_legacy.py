"""Moves invoices, with the older of the SDKs for STS."""

import json
import os
import sys
import time

import oss2
from aliyunsdkcore.client import AcsClient
from aliyunsdksts.request.v20150401.AssumeRoleRequest import AssumeRoleRequest


class Invoices:
    def __init__(self) -> None:
        client = AcsClient(
            os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"],
            os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
            os.environ["OSS_REGION"],
        )
        request = AssumeRoleRequest()
        request.set_accept_format("json")
        request.set_RoleArn(os.environ["ALIBABA_CLOUD_ROLE_ARN"])
        request.set_RoleSessionName("invoices")
        issued = json.loads(client.do_action_with_exception(request))["Credentials"]
        provider = oss2.StaticCredentialsProvider(
            issued["AccessKeyId"], issued["AccessKeySecret"], issued["SecurityToken"]
        )
        self.bucket = oss2.Bucket(oss2.ProviderAuth(provider), os.environ["OSS_ENDPOINT"], os.environ["OSS_BUCKET"])


def make_bucket() -> oss2.Bucket:
    return Invoices().bucket


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
