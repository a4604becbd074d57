import alibabacloud_oss_v2.credentials as creds
from alibabacloud_oss_v2 import credentials
from alibabacloud_oss_v2.credentials.provider_impl import StaticCredentialsProvider

one = creds.EnvironmentVariableCredentialsProvider()
#                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
two = creds.EnvironmentVariableCredentialsProvider()
#                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
three = creds.EnvironmentVariableCredentialsProvider()
#                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
