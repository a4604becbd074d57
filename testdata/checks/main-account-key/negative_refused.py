import os

import oss2

is_main_account = os.environ.get("IS_MAIN_ACCOUNT") == "1"
if is_main_account:
    raise SystemExit("use a RAM user")
auth = oss2.Auth(os.environ["OSS_ACCESS_KEY_ID"], os.environ["OSS_ACCESS_KEY_SECRET"])
