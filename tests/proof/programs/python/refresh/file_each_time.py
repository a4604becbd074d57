"""Reads the file that a sidecar keeps up to date, for each request."""

import json
import os
import sys
import time
from pathlib import Path

import alibabacloud_oss_v2 as oss


def from_file():
    keys = json.loads(Path(os.environ["STS_FILE"]).read_text())
    return oss.credentials.Credentials(keys["AccessKeyId"], keys["AccessKeySecret"], keys["SecurityToken"])


def make_client() -> oss.Client:
    config = oss.config.load_default()
    config.region = os.environ["OSS_REGION"]
    config.credentials_provider = oss.credentials.CredentialsProviderFunc(func=from_file)
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
