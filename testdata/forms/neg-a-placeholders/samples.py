import alibabacloud_oss_v2 as oss
import oss2
from alibabacloud_tea_openapi import models as open_api_models

one = oss2.Auth("<AccessKeyId>", "<AccessKeySecret>")
#                                 ^^^^^^^^^^^^^^^^^ placeholder-credential note
two = oss2.Auth("您的AccessKeyId", "您的AccessKeySecret")
#                                 ^^^^^^^^^^^^^^^^^ placeholder-credential note
three = oss.credentials.StaticCredentialsProvider("yourAccessKeyId", "yourAccessKeySecret")
#                                                                     ^^^^^^^^^^^^^^^^^^^ placeholder-credential note
four = open_api_models.Config(access_key_id="YOUR_ACCESS_KEY_ID", access_key_secret="YOUR_ACCESS_KEY_SECRET")
#                                                                                    ^^^^^^^^^^^^^^^^^^^^^^ placeholder-credential note
five = oss2.StsAuth("STS.****************", "yourAccessKeySecret", "CAIS****")
#                                            ^^^^^^^^^^^^^^^^^^^ placeholder-credential note
six = oss2.Auth("LTAI5tXXXXXXXXXXXXXXXXXX", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")
#                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ placeholder-credential note
