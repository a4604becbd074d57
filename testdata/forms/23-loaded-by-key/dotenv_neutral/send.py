import os

import oss2
from dotenv import load_dotenv

load_dotenv()
auth = oss2.Auth(os.environ["UPLOAD_LOGIN"], os.environ["UPLOAD_PHRASE"])
