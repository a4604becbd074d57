import base64
import hashlib
import hmac
import os

access_key_id = os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"]
access_key_secret = os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"]
#                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


def sign(text):
    digest = hmac.new(access_key_secret.encode(), text.encode(), hashlib.sha1).digest()
    return "OSS " + access_key_id + ":" + base64.b64encode(digest).decode()
