"""Somebody pasted what the console had issued, to try it out."""
import os
import sys
import time

import alibabacloud_oss_v2 as oss
from alibabacloud_oss_v2.credentials import StaticCredentialsProvider

provider = StaticCredentialsProvider(
    "STS.aKL1ntQ7x2Vb9RmT4zWc8LpE5",
    "aKL1ntZ7mP3xQ9vB5tY1kD8cF2hJ6wG4sN8rA2uE6yTb",
    "CAISaKL1ntV6w3Kd9Lr5Gs8Pf2Yh4Tn7Xc3QbM5jZ8eU2aW6iK9oR4t",
)
cfg = oss.config.load_default()
cfg.region = os.environ["OSS_REGION"]
cfg.credentials_provider = provider
client = oss.Client(cfg)

while True:
    name = sys.stdin.readline().strip()
    try:
        client.get_object(oss.GetObjectRequest(bucket=os.environ["OSS_BUCKET"], key=name))
        print("ok", flush=True)
    except oss.exceptions.OperationError as error:
        print(error, file=sys.stderr)
        print("refused", flush=True)
    time.sleep(0.1)
