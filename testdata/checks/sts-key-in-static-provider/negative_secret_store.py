"""A RAM user's key out of a secret store: nothing that ends by itself."""
import json

import boto3
import oss2


class Files:
    def __init__(self):
        store = boto3.client("secretsmanager")
        secret = json.loads(store.get_secret_value(SecretId="oss")["SecretString"])
        self.bucket = oss2.Bucket(oss2.Auth(secret["id"], secret["secret"]), "https://oss-cn-hangzhou.aliyuncs.com", "f")

    def read(self, name):
        return self.bucket.get_object(name).read()
