import os

import oss2


class Client:
    def __init__(self, login=None, phrase=None):
        self._login = login or os.environ["WHO"]
        self._phrase = phrase or os.environ["OSS_SK"]
        self.title = "R9x2Vb7QmT4zWc8LpE5sHj3UaB6nKd"

    def auth(self):
        return oss2.Auth(self._login, self._phrase)


one = Client()
two = Client("u", os.environ["OTHER_SK"])
digest = dict(phrase="R9x2Vb7QmT4zWc8LpE5sHj3UaB6nKd")
print(digest["phrase"])
