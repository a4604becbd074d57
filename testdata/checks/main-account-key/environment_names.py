import os

import oss2

auth = oss2.Auth(os.environ["ROOT_ACCESS_KEY_ID"], os.environ["ROOT_ACCESS_KEY_SECRET"])
