"""Assumes the role for each object."""

import json
import os
import sys
import time

import oss2
from aliyunsdkcore.client import AcsClient
from aliyunsdksts.request.v20150401.AssumeRoleRequest import AssumeRoleRequest

acs = AcsClient(
    os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"],
    os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
    os.environ["OSS_REGION"],
)


def fetch(name: str) -> bytes:
    request = AssumeRoleRequest()
    request.set_accept_format("json")
    request.set_RoleArn(os.environ["ALIBABA_CLOUD_ROLE_ARN"])
    request.set_RoleSessionName("fetch")
    issued = json.loads(acs.do_action_with_exception(request))["Credentials"]
    auth = oss2.StsAuth(issued["AccessKeyId"], issued["AccessKeySecret"], issued["SecurityToken"])
    bucket = oss2.Bucket(auth, os.environ["OSS_ENDPOINT"], os.environ["OSS_BUCKET"])
    return bucket.get_object(name).read()


def main() -> None:
    while True:
        name = sys.stdin.readline().strip()
        try:
            fetch(name)
            print("ok", flush=True)
        except oss2.exceptions.OssError as error:
            print(error, file=sys.stderr)
            print("refused", flush=True)
        time.sleep(0.1)


if __name__ == "__main__":
    main()
