"""oss2 reads the environment at each signature."""
import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider

auth = oss2.ProviderAuthV4(EnvironmentVariableCredentialsProvider())
bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "b", region="cn-hangzhou")


def read(name):
    return bucket.get_object(name).read()
