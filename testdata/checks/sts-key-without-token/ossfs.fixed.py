import os

import ossfs

fs = ossfs.OSSFileSystem(
    endpoint="https://oss-cn-hangzhou.aliyuncs.com",
    key=os.environ["OSS_ACCESS_KEY_ID"],
    #    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-without-token
    secret=os.environ["OSS_ACCESS_KEY_SECRET"],
    token=os.environ["OSS_SESSION_TOKEN"],
)
