from alibabacloud_tea_openapi import models as open_api

config = open_api.Config(region_id="cn-hangzhou")
config.access_key_id = "LTAIaKL1ntnG3qB7"
config.access_key_secret = "aKL1nt2eJx3xK4vJb7Zz9r6d1NrK8a"
#                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

other = open_api.Config()
setattr(other, "access_key_id", "LTAIaKL1ntPj1Mxd")
setattr(other, "access_key_secret", "aKL1nt9B7c7b6pY3h24c1p72p3MqS5")
#                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
