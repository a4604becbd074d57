from alibabacloud_dysmsapi20170525.client import Client
from alibabacloud_tea_openapi import models as open_api_models


def create_client(access_key_id, access_key_secret):
    config = open_api_models.Config(access_key_id=access_key_id, access_key_secret=access_key_secret)
    config.endpoint = "dysmsapi.aliyuncs.com"
    return Client(config)


if __name__ == "__main__":
    client = create_client("LTAIaKL1ntvxZ57N", "aKL1ntVpcMV0H2hCWuZVtUCEllTFvL")
#                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
