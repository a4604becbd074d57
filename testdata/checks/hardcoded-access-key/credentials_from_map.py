from alibabacloud_credentials.models import Config

config = Config().from_map({"type": "access_key", "accessKeyId": "LTAIaKL1ntKS6Rj6", "accessKeySecret": "aKL1nt3SeVo4eXx2c8e7A8EhM1u3tU"})
#                                                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
