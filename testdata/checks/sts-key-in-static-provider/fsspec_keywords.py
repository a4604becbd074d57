import fsspec
from alibabacloud_credentials.client import Client as CredClient


class Lake:
    def __init__(self):
        cred = CredClient().get_credential()
        self.fs = fsspec.filesystem(
        #         ^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider
            "oss",
            key=cred.access_key_id,
            secret=cred.access_key_secret,
            token=cred.security_token,
            endpoint="https://oss-cn-hangzhou.aliyuncs.com",
        )

    def ls(self, path):
        return self.fs.ls(path)
