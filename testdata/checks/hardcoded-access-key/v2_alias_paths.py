import alibabacloud_oss_v2.credentials as creds
from alibabacloud_oss_v2 import credentials
from alibabacloud_oss_v2.credentials.provider_impl import StaticCredentialsProvider

one = creds.StaticCredentialsProvider("LTAIaKL1nt3eQ7Mi", "aKL1ntqRPtWcU3Q5G2xZvYjD9G6T5E")
#                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
two = credentials.StaticCredentialsProvider(access_key_secret="aKL1ntZ3fY3o7Q2eD5K7e1VqQ3M4K9", access_key_id="LTAIaKL1nt9e4x4R")
#                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
three = StaticCredentialsProvider("LTAIaKL1nt2p1s3Q", "aKL1ntmL6R26B8kTiIZi4ExQ8Rj3vC", None)
#                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
