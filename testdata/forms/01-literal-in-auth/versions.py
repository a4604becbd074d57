import oss2

ENDPOINT = "https://oss-cn-beijing.aliyuncs.com"


def first(name):
    return oss2.Bucket(oss2.make_auth("LTAIaKL1ntPwCWNy", "aKL1ntshGyzvTkXOc2FzItuHFl9B8n", "v2"), ENDPOINT, name)
#                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


def second(name):
    auth = oss2.AuthV4("LTAIaKL1ntdzaRfS", "aKL1ntsUN6TtegL4fLzFdmPGY2G0JP")
#                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    return oss2.Bucket(auth, ENDPOINT, name, region="cn-beijing")


def third(name):
    auth = oss2.AuthV2(access_key_secret="aKL1nt9VGw4FMBBAo1k14j6nJZBabW", access_key_id="LTAIaKL1ntu7b627")
#                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    return oss2.Bucket(auth, ENDPOINT, name)
