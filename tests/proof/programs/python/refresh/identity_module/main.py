"""Takes its identity from where the whole company takes it."""

import os
import sys
import time

import alibabacloud_oss_v2 as oss
from identity import CREDENTIAL


def make_client() -> oss.Client:
    config = oss.config.load_default()
    config.region = os.environ["OSS_REGION"]
    config.credentials_provider = oss.credentials.StaticCredentialsProvider(
        CREDENTIAL.access_key_id, CREDENTIAL.access_key_secret, CREDENTIAL.security_token
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
