from alibabacloud_credentials.models import Config
from alibabacloud_tea_openapi import models as open_api_models

cfg = Config(type="access_key")
cfg.access_key_id = "LTAIaKL1ntOEUo10"
cfg.access_key_secret = "aKL1ntm9XuKzPoOJc5OygG69rLhBKt"
#                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

api = open_api_models.Config()
setattr(api, "access_key_id", "LTAIaKL1ntQuR89I")
setattr(api, "access_key_secret", "aKL1nth5o7SK25uqi2DbNdw1REAhKw")
#                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

third = open_api_models.Config()
for name, value in {"access_key_id": "billing", "access_key_secret": "aKL1ntsChmwzfgLgjc3cBC5kL0o6jr"}.items():
#                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    setattr(third, name, value)
