import os

import oss2


class Client:
    def __init__(self, login=None, phrase=None):
        self._login = login or os.environ["WHO"]
        self._phrase = phrase or os.environ["OSS_SK"]

    def bucket(self, name):
        return open_bucket(self._login, self._phrase, name)


def open_bucket(login, phrase, name):
    return oss2.Bucket(oss2.Auth(login, phrase), "https://oss-cn-hangzhou.aliyuncs.com", name)


def client(**options):
    return Client(**options)


one = Client(phrase="aKL1nt35PjRrkHE1An3X7s2bMm7z1m")
#                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
two = client(login="u", phrase="aKL1ntk9McFuW6Zb4E1j2Pg8v9y3Ic")
#                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
name = "OSS_SK"
usual = "aKL1ntkGBcSj4H1K7Lxi4XvUo7Sf8w"
#        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
three = open_bucket("u", os.environ.get(name, usual), "reports")
