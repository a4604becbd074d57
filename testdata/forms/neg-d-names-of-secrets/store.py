import os

import hvac
import oss2

SECRET_NAME = "oss-prod-ak"
ACCESS_KEY_SECRET_NAME = "prod/website/ossAccessKey2024Blue"

vault = hvac.Client(url=os.environ["VAULT_ADDR"])
data = vault.secrets.kv.v2.read_secret_version(path=SECRET_NAME)["data"]["data"]
auth = oss2.Auth(data["access_key_id"], data["access_key_secret"])
