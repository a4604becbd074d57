import os
import sys
import time

import alibabacloud_oss_v2 as oss


class Storage:
    """Where the pictures lie."""

    def __init__(self, bucket: str, region: str) -> None:
        self.bucket = bucket
        cfg = oss.config.load_default()
        cfg.credentials_provider = oss.credentials.StaticCredentialsProvider(
            access_key_id="LTAIaKL1nt0q7XyZ",
            access_key_secret="aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U",
        )
        cfg.region = region
        cfg.retry_max_attempts = 2
        self.client = oss.Client(cfg)

    def size(self, key: str) -> int:
        found = self.client.get_object(oss.GetObjectRequest(bucket=self.bucket, key=key))
        return found.content_length or 0


if __name__ == "__main__":
    storage = Storage(os.environ["OSS_BUCKET"], os.environ["OSS_REGION"])
    while True:
        key = sys.stdin.readline().strip()
        try:
            storage.size(key)
            print("ok", flush=True)
        except oss.exceptions.OperationError as error:
            print(error, file=sys.stderr)
            print("refused", flush=True)
        time.sleep(0.1)
