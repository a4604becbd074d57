import os

import ossfs
import pandas

fs = ossfs.OSSFileSystem(endpoint="https://oss-cn-hangzhou.aliyuncs.com", key="STS.aKL1ntHVAd7VR4HZvuWqUb4uI", secret=os.environ["SECRET"])
#                                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ access-key-in-file note
#                                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
#                                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-without-token
frame = pandas.read_csv(
    "oss://tables/a.csv",
    storage_options={
        "endpoint": "https://oss-cn-hangzhou.aliyuncs.com",
        "key": "STS.aKL1ntC73Oq8CUJipmy2bLr2o",
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ access-key-in-file note
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-without-token
        "secret": os.environ["SECRET"],
    },
)
