import os

import opendal
import ossfs
import pandas

fs = ossfs.OSSFileSystem(endpoint="oss-cn-hangzhou.aliyuncs.com", key=os.environ["OSS_ACCESS_KEY_ID"], secret=os.environ["OSS_ACCESS_KEY_SECRET"])
#                                                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
frame = pandas.read_csv(
    "oss://bucket/table.csv",
    storage_options={"key": os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"], "secret": os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"], "endpoint": "oss-cn-hangzhou.aliyuncs.com"},
#                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
)
op = opendal.Operator("oss", bucket="b", access_key_id=os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"], access_key_secret=os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"])
#                                                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
