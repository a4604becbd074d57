import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider

bucket = oss2.Bucket(
    oss2.ProviderAuthV4(EnvironmentVariableCredentialsProvider()),
    "https://oss-cn-hangzhou.aliyuncs.com",
    "photos",
    region="cn-hangzhou",
)


def put(key, body):
    bucket.put_object(key, body)
