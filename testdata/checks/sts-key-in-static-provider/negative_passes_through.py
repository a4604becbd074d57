"""A storage layer over several clouds: whoever calls it brings the keys."""
import oss2


class OssBackend:
    def __init__(self, access_key_id, access_key_secret, security_token=None, endpoint=None, bucket=None):
        if security_token:
            auth = oss2.StsAuth(access_key_id, access_key_secret, security_token)
        else:
            auth = oss2.Auth(access_key_id, access_key_secret)
        self._bucket = oss2.Bucket(auth, endpoint, bucket)

    def open(self, name):
        return self._bucket.get_object(name)


def backend(options):
    return OssBackend(options["key"], options["secret"], options.get("token"), options["endpoint"], options["bucket"])
