import os

import alibabacloud_oss_v2 as oss

options = {"access_key_id": os.environ["WHO"], "access_key_secret": os.environ.get("OSS_ACCESS_KEY_SECRET")}
#                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
provider = oss.credentials.EnvironmentVariableCredentialsProvider()

other = dict(access_key_id=os.environ["WHO"], access_key_secret=os.environ.get("OSS_ACCESS_KEY_SECRET"))
#                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
second = oss.credentials.EnvironmentVariableCredentialsProvider()

third = oss.credentials.EnvironmentVariableCredentialsProvider()
#                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
