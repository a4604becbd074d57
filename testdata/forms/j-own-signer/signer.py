import base64
import hashlib
import hmac
import time
import urllib.parse
import uuid

import requests


class Recognizer:
    def __init__(self):
        self.id = "LTAIaKL1ntF2lGJD"
        self.secret = "aKL1ntvehUyCrNZA5XnEQO88I9qnLX"
#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error

    def sign(self, text):
        digest = hmac.new(self.secret.encode(), text.encode(), hashlib.sha1).digest()
        return base64.b64encode(digest).decode()

    def token(self):
        params = {"AccessKeyId": self.id, "Action": "CreateToken", "SignatureNonce": str(uuid.uuid4()), "Timestamp": str(time.time())}
        query = urllib.parse.urlencode(sorted(params.items()))
        return requests.get(f"https://nls-meta.cn-shanghai.aliyuncs.com/?{query}&Signature={self.sign(query)}", timeout=5).json()
