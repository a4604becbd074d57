import opendal
import ossfs
import pandas

fs = ossfs.OSSFileSystem(endpoint="oss-cn-hangzhou.aliyuncs.com", key="LTAIaKL1ntfCk2T4", secret="aKL1ntz7A4Gu5SsMcZ7Uw8M4z1dP8A")
#                                                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
frame = pandas.read_csv(
    "oss://bucket/table.csv",
    storage_options={"key": "LTAIaKL1ntA9b9pA", "secret": "aKL1nt8XtC4MadE6IgGbQ5q7FaI6Nt", "endpoint": "oss-cn-hangzhou.aliyuncs.com"},
#                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
)
op = opendal.Operator("oss", bucket="b", access_key_id="LTAIaKL1ntL3nF7r", access_key_secret="aKL1nt8nW6a4Ke8CaLuBmFy2p6vVh9")
#                                                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
