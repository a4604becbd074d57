import os

import oss2

TOKEN = os.environ["OSS_SESSION_TOKEN"]
