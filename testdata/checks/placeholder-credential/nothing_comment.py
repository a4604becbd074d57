import os

import oss2

# oss2.Auth("<your-access-key-id>", "<your-access-key-secret>") is how samples do it.
auth = oss2.Auth(os.environ["OSS_AK"], os.environ["OSS_SK"])
