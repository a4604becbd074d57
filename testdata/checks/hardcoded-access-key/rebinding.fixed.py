import os

import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider

password = None


def prepare():
    global password
    password = os.environ.get("OSS_ACCESS_KEY_SECRET")
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


def auth():
    return oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())


def second(given=None):
    if not given:
        given = os.environ.get("OSS_ACCESS_KEY_SECRET")
#                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    return oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())


def third():
    try:
        found = os.environ["OSS_SK"]
    except KeyError:
        found = os.environ.get("OSS_ACCESS_KEY_SECRET")
#                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    return oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())


def fourth():
    user, found = os.environ["WHO"], os.environ.get("OSS_ACCESS_KEY_SECRET")
#                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    return oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())


def fifth():
    if (found := os.environ.get("OSS_ACCESS_KEY_SECRET")):
#                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
        return oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
    return None


def sixth():
    found = os.environ.get("OSS_ACCESS_KEY_SECRET")
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

    def inner():
        return oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())

    return inner
