import oss2
from alibabacloud_credentials.client import Client
from cachetools import TTLCache

_buckets = TTLCache(maxsize=64, ttl=900)


def bucket(name):
    if name not in _buckets:
        cred = Client().get_credential()
        auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
        _buckets[name] = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", name)
    return _buckets[name]
