import os

import alibabacloud_oss_v2 as oss
import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider


def by_name(**options):
    return oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())


def by_place(*parts):
    return oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())


def through(**options):
    return oss.credentials.EnvironmentVariableCredentialsProvider()


one = by_name(user=os.environ["WHO"], password=os.environ.get("OSS_ACCESS_KEY_SECRET"))
#                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
two = by_place(os.environ["WHO"], os.environ.get("OSS_ACCESS_KEY_SECRET"))
#                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
three = through(access_key_id=os.environ["WHO"], access_key_secret=os.environ.get("OSS_ACCESS_KEY_SECRET"))
#                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
