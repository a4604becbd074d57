from alibabacloud_credentials.models import Config

config = Config().from_map({"type": "access_key", "accessKeyId": "LTAIaKL1ntGc2GFm", "accessKeySecret": "aKL1nthYRoRLiPc9WgFQ7frXNAlOO2"})
#                                                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

saved = {"type": "access_key"}
saved["accessKeyId"] = "LTAIaKL1ntDuZiqI"
saved["accessKeySecret"] = "aKL1nt37wBHgTp7W6DDl112I2HuZbL"
#                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
later = Config()
later.from_map(saved)
