import os

import oss2


def make(user, password):
    return oss2.Auth(user, password)


def reports():
    return make(os.environ["WHO"], "aKL1ntxX9kL6Be5j3X3V7WhP3Rd7Wm")
#                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


class HouseAuth(oss2.Auth):
    def __init__(self):
        super().__init__(os.environ["WHO"], os.environ["OSS_ACCESS_KEY_SECRET"])
#                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


class Store:
    def __init__(self, user, password):
        self.auth = make(user, password)


store = Store(user=os.environ["WHO"], password="aKL1nt1i7F8J1pWto5J2Dx2B3BbDw9")
#                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
