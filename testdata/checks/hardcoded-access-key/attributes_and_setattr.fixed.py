import os

from alibabacloud_tea_openapi import models as open_api

config = open_api.Config(region_id="cn-hangzhou")
config.access_key_id = os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"]
config.access_key_secret = os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"]
#                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

other = open_api.Config()
setattr(other, "access_key_id", os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"])
setattr(other, "access_key_secret", os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"])
#                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
