import os

import oss2

root_ak = "LTAIaKL1nt1Voy1U"
root_sk = "aKL1ntc7rgHfXYHW5UakvQHXx4lUu0"
one = oss2.Auth(root_ak, root_sk)

two = oss2.Auth(os.environ["MAIN_ACCOUNT_ACCESS_KEY_ID"], os.environ["MAIN_ACCOUNT_ACCESS_KEY_SECRET"])
