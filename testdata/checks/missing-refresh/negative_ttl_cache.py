from alibabacloud_credentials.client import Client
from cachetools import TTLCache, cached


@cached(TTLCache(maxsize=1, ttl=600))
def credential():
    return Client().get_credential()
