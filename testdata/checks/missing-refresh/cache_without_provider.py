from functools import cache

from alibabacloud_credentials.client import Client


@cache
#^^^^^ missing-refresh
def credential():
    return Client().get_credential()
