import oss2

ali_user_name = "LTAIaKL1nt7Qz3E7"
ali_pwd = "aKL1ntzDb9k8q4A6tTqu8k8L9o8X3E"
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
endpoint = "http://oss-cn-beijing.aliyuncs.com"


class Uploader:
    def __init__(self):
        self.auth = oss2.Auth(ali_user_name, ali_pwd)
        self.bucket = oss2.Bucket(self.auth, endpoint, "photos")
