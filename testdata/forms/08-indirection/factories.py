import oss2


def login():
    return oss2.Auth("batch", "aKL1nts4PjRuxZFxINWkIP2HL4U2lH")
#                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


class HouseAuth(oss2.Auth):
    def __init__(self):
        super().__init__("batch", "aKL1nt0IXbQgpH67G5KrHaYqHI3AzE")
#                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


class OtherAuth(oss2.AuthV4):
    def __init__(self, who):
        oss2.AuthV4.__init__(self, who, "aKL1nt9Isd5knuObdrmI9O2ydJkpgZ")
#                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


class Ready(oss2.Auth):
    pass


ready = Ready("batch", "aKL1ntL7JPk6813pNqP1p29wUxBzWx")
#                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
bucket = oss2.Bucket(login(), "https://oss-cn-hangzhou.aliyuncs.com", "batch")
