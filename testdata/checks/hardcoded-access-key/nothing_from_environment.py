import os

import oss2

auth = oss2.Auth(os.environ["OSS_ACCESS_KEY_ID"], os.environ["OSS_ACCESS_KEY_SECRET"])
other = oss2.Auth(os.getenv("ALIBABA_CLOUD_ACCESS_KEY_ID", ""), os.getenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET", ""))

NAMES = {"access_key_id": "ALIBABA_CLOUD_ACCESS_KEY_ID", "access_key_secret": "ALIBABA_CLOUD_ACCESS_KEY_SECRET"}
third = oss2.Auth(os.environ[NAMES["access_key_id"]], os.environ[NAMES["access_key_secret"]])
