import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider

#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
endpoint = "http://oss-cn-beijing.aliyuncs.com"


class Uploader:
    def __init__(self):
        self.auth = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
        self.bucket = oss2.Bucket(self.auth, endpoint, "photos")
