import os
import sys
import time

import oss2
from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config
from oss2.credentials import Credentials, CredentialsProvider

config = Config(
    type="sts",
    access_key_id="STS.aKL1ntQ7x2Vb9RmT4zWc8LpE5",
    access_key_secret="aKL1ntZ7mP3xQ9vB5tY1kD8cF2hJ6wG4sN8rA2uE6yTb",
    security_token="CAISaKL1ntV6w3Kd9Lr5Gs8Pf2Yh4Tn7Xc3QbM5jZ8eU2aW6iK9oR4t",
)
client = Client(config)


class Bridge(CredentialsProvider):
    def get_credentials(self):
        found = client.get_credential()
        return Credentials(found.access_key_id, found.access_key_secret, found.security_token)


bucket = oss2.Bucket(
    oss2.ProviderAuthV4(Bridge()),
    os.environ["OSS_ENDPOINT"],
    os.environ["OSS_BUCKET"],
    region=os.environ["OSS_REGION"],
)

while True:
    name = sys.stdin.readline().strip()
    try:
        bucket.get_object(name).read()
        print("ok", flush=True)
    except oss2.exceptions.OssError as error:
        print(error, file=sys.stderr)
        print("refused", flush=True)
    time.sleep(0.1)
