"""Keeps a role's keys until shortly before they end."""

import datetime
import os
import sys
import time

import oss2
from alibabacloud_sts20150401.client import Client as StsClient
from alibabacloud_sts20150401.models import AssumeRoleRequest
from alibabacloud_tea_openapi.models import Config

MARGIN = datetime.timedelta(minutes=5)


class RoleProvider(oss2.credentials.CredentialsProvider):
    def __init__(self, sts: StsClient) -> None:
        self._sts = sts
        self._credentials = None
        self._expires = datetime.datetime.min

    def get_credentials(self):
        if datetime.datetime.utcnow() + MARGIN > self._expires:
            role = AssumeRoleRequest(
                role_arn=os.environ["ALIBABA_CLOUD_ROLE_ARN"], role_session_name="memo", duration_seconds=1800
            )
            issued = self._sts.assume_role(role).body.credentials
            self._credentials = oss2.credentials.Credentials(
                issued.access_key_id, issued.access_key_secret, issued.security_token
            )
            self._expires = datetime.datetime.strptime(issued.expiration, "%Y-%m-%dT%H:%M:%SZ")
        return self._credentials


def make_bucket() -> oss2.Bucket:
    sts = StsClient(
        Config(
            access_key_id=os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"],
            access_key_secret=os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
            endpoint="sts.aliyuncs.com",
        )
    )
    auth = oss2.ProviderAuth(RoleProvider(sts))
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
