import fsspec
import ossfs
import pandas as pd

fs = fsspec.filesystem("oss", key="LTAIaKL1ntz81B6G", secret="aKL1ntkGyTqOEHs790H6RPP6btVQxD", endpoint="oss-cn-hangzhou.aliyuncs.com")
#                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
other = ossfs.OSSFileSystem(key="LTAIaKL1ntE9GjyX", secret="aKL1ntPrgPqqsTXr19gOei5IvjIiIm", endpoint="oss-cn-hangzhou.aliyuncs.com")
#                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
options = {"key": "LTAIaKL1ntaD31NQ", "secret": "aKL1ntvR1Kh7mcnQ3QMBgDQ6fYgWpk", "endpoint": "oss-cn-hangzhou.aliyuncs.com"}
#                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
frame = pd.read_parquet("oss://tables/a.parquet", storage_options=options)
