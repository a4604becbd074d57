import time

import oss2
from alibabacloud_credentials.client import Client
from alibabacloud_credentials.exceptions import CredentialException
from flask import Flask

app = Flask(__name__)

while True:
    try:
        cred = Client().get_credential()
        auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
        bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "files")
        break
    except CredentialException:
        time.sleep(1)


@app.get("/<name>")
def file(name):
    return bucket.get_object(name).read()
