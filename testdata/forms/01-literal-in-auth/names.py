from oss2 import Auth as Login, Bucket, Service

account = "billing"
passphrase = "aKL1ntswn8J9pDlhW0tKM7IqJ9i8DJ"
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


def buckets():
    return [found.name for found in Service(Login(account, passphrase), "https://oss-cn-beijing.aliyuncs.com").list_buckets().buckets]


class Archive:
    def __init__(self, name):
        self.bucket = Bucket(Login(account, passphrase), "https://oss-cn-beijing.aliyuncs.com", name)
