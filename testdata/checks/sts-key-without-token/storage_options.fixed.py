import os

import pandas as pd

frame = pd.read_csv(
    "oss://bucket/table.csv",
    storage_options={
        "key": os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"],
        #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-without-token
        "secret": os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
        "endpoint": "https://oss-cn-hangzhou.aliyuncs.com",
        "token": os.environ["ALIBABA_CLOUD_SECURITY_TOKEN"],
    },
)
