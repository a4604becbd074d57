from alibabacloud_credentials.client import Client
from ossfs import OSSFileSystem


class LakeFileSystem(OSSFileSystem):
    def __init__(self, **options):
        cred = Client().get_credential()
        super().__init__(
       #^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
            key=cred.access_key_id,
            secret=cred.access_key_secret,
            token=cred.security_token,
            endpoint="https://oss-cn-hangzhou.aliyuncs.com",
            **options,
        )
