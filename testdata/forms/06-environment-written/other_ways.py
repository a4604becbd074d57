import os
import subprocess
from io import StringIO

from dotenv import load_dotenv

os.environ.setdefault("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "aKL1ntmPZPii8haxf6K77jlE5tcQt0")
#                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
os.putenv("OSS_ACCESS_KEY_SECRET", "aKL1ntj8fKPUa3kuL1rY7JZucV2CJn")
#                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
os.environ.update({"OSS_ACCESS_KEY_ID": "LTAIaKL1nt5uggek", "OSS_ACCESS_KEY_SECRET": "aKL1nty1Vzuv5R1F2bAkSNpg0jo2nU"})
#                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
os.environ.update(OSS_ACCESS_KEY_ID="LTAIaKL1ntUW0eLE", OSS_ACCESS_KEY_SECRET="aKL1ntics2s5KEuIYa67EMYwO4fKjo")
#                                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
os.environ |= {"OSS_ACCESS_KEY_SECRET": "aKL1ntdRU0hzZ3Yyw29ewu9oENXsHl"}
#                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

subprocess.run(
    ["ossutil", "sync", "out/", "oss://site/"],
    env={**os.environ, "OSS_ACCESS_KEY_ID": "LTAIaKL1ntBLuob9", "OSS_ACCESS_KEY_SECRET": "aKL1ntTpB25kVITzBvg9Yt7rRRejPi"},
#                                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    check=True,
)
load_dotenv(stream=StringIO("OSS_ACCESS_KEY_ID=LTAIaKL1ntmu5uVa\nOSS_ACCESS_KEY_SECRET=aKL1ntxZzHQs7rCiKwqJVJMAA6jPGg"))
#                                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
