import os

import oss2

# Python reads its environment when it runs.
auth = oss2.Auth(os.environ["OSS_ACCESS_KEY_ID"], os.environ["OSS_ACCESS_KEY_SECRET"])
with open("ak.txt") as file:
    secret = file.read()
