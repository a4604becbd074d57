"""The only place that knows the SDK."""

import oss2


def login(user, phrase):
    return oss2.Auth(user, phrase)


class Store:
    def __init__(self, name, *, user, phrase, endpoint="https://oss-cn-hangzhou.aliyuncs.com"):
        self.bucket = oss2.Bucket(login(user, phrase), endpoint, name)

    def put(self, key, data):
        self.bucket.put_object(key, data)
