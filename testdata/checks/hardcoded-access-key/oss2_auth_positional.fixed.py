import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider

auth = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
#                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error row=ram-user-key
bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "reports")


def upload(name, data):
    return bucket.put_object(name, data)
