import os

from alibabacloud_credentials.models import Config

config = Config().from_map({"type": "access_key", "accessKeyId": os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"], "accessKeySecret": os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"]})
#                                                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
