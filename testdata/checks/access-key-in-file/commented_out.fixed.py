import os

import oss2

# auth = oss2.Auth("YOUR_ACCESS_KEY_ID", "YOUR_ACCESS_KEY_SECRET")
#                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ access-key-in-file
auth = oss2.Auth(os.environ["OSS_AK"], os.environ["OSS_SK"])
