import base64
import hashlib
import hmac

access_key_id = "LTAIaKL1ntV5C8zQ"
access_key_secret = "aKL1ntoG5a5Fi4fCy1fL6T3e9Pd4S9"
#                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


def sign(text):
    digest = hmac.new(access_key_secret.encode(), text.encode(), hashlib.sha1).digest()
    return "OSS " + access_key_id + ":" + base64.b64encode(digest).decode()
