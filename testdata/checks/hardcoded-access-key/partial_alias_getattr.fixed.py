import functools
import os

import alibabacloud_oss_v2 as oss

make = functools.partial(oss.credentials.StaticCredentialsProvider, access_key_id=os.environ["WHO"], access_key_secret=os.environ["OSS_ACCESS_KEY_SECRET"])
#                                                                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

P = oss.credentials.StaticCredentialsProvider
second = oss.credentials.EnvironmentVariableCredentialsProvider()
#                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

third = oss.credentials.EnvironmentVariableCredentialsProvider()
#                                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
