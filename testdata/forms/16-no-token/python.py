import alibabacloud_oss_v2 as oss
import oss2
from aliyunsdkcore.client import AcsClient
from alibabacloud_credentials.models import Config as CredConfig

auth = oss2.Auth("STS.aKL1nt6ujqG3T2xQOc9PwMGXi", "aKL1ntlmO5d9IV8kCx9HMnEhXF98MoZhDQKP7mfYKXFN")
#                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
#                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-without-token error
#                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token error
one = oss.credentials.StaticCredentialsProvider("STS.aKL1ntZO3OMlWampzyT7IfwNf", "aKL1ntWuqZMEU9ohmn3OTOnB3pOpL1JaU7PtEKT1DU6k")
#                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
#                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-without-token
#                                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token
two = oss.credentials.StaticCredentialsProvider("STS.aKL1ntmoYwDglCKtps3B3UqbS", "aKL1ntxJ7A1WzQG27kkbmK6048dxbWm4uHrZs23fQrXV", None)
#                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
#                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-without-token
#                                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token
three = oss.credentials.StaticCredentialsProvider("STS.aKL1ntLrZUhkwMH5XOAbIu6UQ", "aKL1ntg8klxRv9H8vG7jsgLIMGWBwrZJlxBeKL6lCovI", "")
#                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
#                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-without-token
#                                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token
client = AcsClient("STS.aKL1ntGiRg4T3IxOtGPeFiwvu", "aKL1ntb5qC6e97nuFyDjZaSjf9J2yxLGKY3AIiQFFTdo")
#                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
#                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-without-token
#                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token
config = CredConfig(
    type="access_key",
    access_key_id="STS.aKL1nt0Mrk1tR7Hc5gI4Evans",
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-without-token
    access_key_secret="aKL1ntEqD4FqXvrVrIDY2Cabugl25gr8AnylGEFXVgTD",
#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-sts-token
    security_token="CAISaKL1nttlNT5LnRkYLmyoXgxUf3eQA9GY6OJk2Nao5CgmyxNa4XDScn2OzrfHUelqYFLwSNQ5yb3r9xElAW1CVf97hWiqCBG2TNUobl5SzPTvHesJvURuEsbfE3/ELJVkgNAarFS9==",
)
