import os

import oss2

tail = "Es6s"
KEY = "LTAIaKL1ntGi" + tail
SECRET = "aKL1nt9JiMg1" "7Se6LpPvGo6R1Qg2Xy"
#         ^^^^^^^^^^^^ hardcoded-access-key
auth = oss2.Auth(KEY, SECRET)
