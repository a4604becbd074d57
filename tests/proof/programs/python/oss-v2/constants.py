"""Archives what has been uploaded during the day."""
import os
import sys
import time

import alibabacloud_oss_v2 as oss

ACCESS_KEY_ID = "LTAIaKL1nt0q7XyZ"
ACCESS_KEY_SECRET = "aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U"


def make_client() -> oss.Client:
    config = oss.config.load_default()
    config.region = os.environ["OSS_REGION"]
    config.credentials_provider = oss.credentials.StaticCredentialsProvider(ACCESS_KEY_ID, ACCESS_KEY_SECRET)
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
