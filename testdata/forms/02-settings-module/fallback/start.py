import os

import oss2

try:
    from local_settings import WHO, WORD
except ImportError:
    WHO = os.environ["WHO"]
    WORD = os.environ["WORD"]

auth = oss2.Auth(WHO, WORD)
