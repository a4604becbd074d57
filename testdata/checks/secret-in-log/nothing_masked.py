import base64
import hashlib
import hmac
import logging
import os

import oss2
from alibabacloud_credentials.client import Client

logger = logging.getLogger(__name__)
secret = os.environ["OSS_ACCESS_KEY_SECRET"]
auth = oss2.Auth(os.environ["OSS_ACCESS_KEY_ID"], secret)
credential = Client().get_credential()


def mask(text):
    return text[:4] + "****"


def sign(text):
    digest = hmac.new(secret.encode(), text.encode(), hashlib.sha1).digest()
    return base64.b64encode(digest).decode()


print(os.environ["OSS_ACCESS_KEY_ID"], credential.access_key_id, credential.get_access_key_id())
print(secret[:4] + "****", secret[-4:], f"{secret[:3]}***{secret[-2:]}")
masked = secret[:4] + "*" * 20
print(masked)
short = secret[:4]
print(short)
print(len(secret), bool(secret), secret is not None, secret == "", not secret)
print(mask(secret), mask(credential.access_key_secret))
print(hashlib.sha256(secret.encode()).hexdigest())
print("***" if secret else "none")
logger.info("signature %s", sign("GET"))
logger.debug("provider %s, type %s", auth, credential.type)
print(credential.access_key_secret.startswith("aKL1nt"))
if not secret:
    raise ValueError("OSS_ACCESS_KEY_SECRET is not set")
print("secret", auth, oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "b"))
