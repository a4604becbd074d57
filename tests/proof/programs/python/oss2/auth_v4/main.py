"""Answers with pictures."""
import sys
import time

import oss2
from config import AK, BUCKET, ENDPOINT, REGION, SK

bucket = oss2.Bucket(oss2.AuthV4(AK, SK), ENDPOINT, BUCKET, region=REGION)


def main() -> None:
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
