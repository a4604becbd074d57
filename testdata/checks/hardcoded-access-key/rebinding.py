import os

import oss2

password = None


def prepare():
    global password
    password = "aKL1nt8MCmLw35Zn7UdT4PqVk5WZf4"
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


def auth():
    return oss2.Auth(os.environ["WHO"], password)


def second(given=None):
    if not given:
        given = "aKL1ntc3b8tW7PiH6M9z5fCqCdKfZb"
#                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    return oss2.Auth(os.environ["WHO"], given)


def third():
    try:
        found = os.environ["OSS_SK"]
    except KeyError:
        found = "aKL1ntNt5Q6E3jK6oT5R492P8oUf7t"
#                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    return oss2.Auth(os.environ["WHO"], found)


def fourth():
    user, found = os.environ["WHO"], "aKL1nt2U6YA1f8fyJd9F9kKaE1Rc6f"
#                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    return oss2.Auth(user, found)


def fifth():
    if (found := "aKL1ntY9B3t1Ub2d4T6f1hH7uTxK3F"):
#                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
        return oss2.Auth(os.environ["WHO"], found)
    return None


def sixth():
    found = "aKL1nto5W8mHi9wM6eKj3wG6o2u4cE"
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

    def inner():
        return oss2.Auth(os.environ["WHO"], found)

    return inner
