"""Uses the SDK's fetcher for an instance's role, where its provider would have done."""

import os
import sys
import time

import oss2
from oss2.credentials import EcsRamRoleCredentialsFetcher

ROLES = "http://100.100.100.200/latest/meta-data/ram/security-credentials/"


def make_bucket() -> oss2.Bucket:
    found = EcsRamRoleCredentialsFetcher(ROLES + os.environ["ALIBABA_CLOUD_ECS_METADATA"]).fetch()
    auth = oss2.StsAuth(
        found.get_access_key_id(), found.get_access_key_secret(), found.get_security_token(), auth_version="v4"
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
