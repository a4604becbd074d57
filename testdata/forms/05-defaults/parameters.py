import oss2


def auth(ak="LTAIaKL1ntp8dBs5", sk="aKL1ntfJRznHsCvP2GtooV0IajaY0K"):
#                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    return oss2.Auth(ak, sk)


def keyword_only(*, who="mail", word="aKL1ntxJN4TUXVreZWilHL0mNph9vI"):
#                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    return oss2.Auth(who, word)


bucket = oss2.Bucket(auth(), "https://oss-cn-hangzhou.aliyuncs.com", "mail")
