"""oss2 has a provider for an instance's role that asks again by itself."""

import os
import sys
import time

import oss2

ROLES = "http://100.100.100.200/latest/meta-data/ram/security-credentials/"


def make_bucket() -> oss2.Bucket:
    provider = oss2.EcsRamRoleCredentialsProvider(ROLES + os.environ["ALIBABA_CLOUD_ECS_METADATA"])
    auth = oss2.ProviderAuth(provider)
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
