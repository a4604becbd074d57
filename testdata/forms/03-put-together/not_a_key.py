import os

import oss2

PREFIX = "LTAI"
tail = os.environ["TAIL"]
auth = oss2.Auth(f"{PREFIX}{tail}", "".join([os.environ["ONE"], os.environ["TWO"]]))
