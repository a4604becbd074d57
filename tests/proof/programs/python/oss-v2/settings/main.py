"""Sends the reports that it is told of."""
import sys
import time

import alibabacloud_oss_v2 as oss

import settings
import storage


def main() -> None:
    client = storage.client()
    while True:
        key = sys.stdin.readline().strip()
        try:
            client.get_object(oss.GetObjectRequest(bucket=settings.BUCKET, key=key))
            print("ok", flush=True)
        except oss.exceptions.OperationError as error:
            print(error, file=sys.stderr)
            print("refused", flush=True)
        time.sleep(0.1)


if __name__ == "__main__":
    main()
