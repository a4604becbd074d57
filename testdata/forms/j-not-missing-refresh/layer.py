"""A storage layer: whoever calls it brings the credentials."""

import oss2


class OssBackend:
    def __init__(self, endpoint, bucket, access_key_id, access_key_secret, security_token=None):
        if security_token:
            auth = oss2.StsAuth(access_key_id, access_key_secret, security_token)
        else:
            auth = oss2.Auth(access_key_id, access_key_secret)
        self.bucket = oss2.Bucket(auth, endpoint, bucket)
