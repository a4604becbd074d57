import oss2


def download(key):
    a_id = "aKL1ntXXbIyAT33d"
    s_id = "aKL1ntsuA9uSvVkaYs7WBIcQMW7Njg"
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
    return oss2.Bucket(oss2.Auth(a_id, s_id), "https://oss-cn-beijing.aliyuncs.com", "media").get_object(key).read()


class Mirror:
    AKID = "LTAIaKL1ntZwawUC"
    AKSECRET = "aKL1ntkNkPjdIUuBTxhBr08pIvwxtM"
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error

    def __init__(self):
        self.auth = oss2.Auth(Mirror.AKID, Mirror.AKSECRET)
