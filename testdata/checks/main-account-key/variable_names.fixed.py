import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider

bucket = oss2.Bucket(oss2.ProviderAuth(EnvironmentVariableCredentialsProvider()), "https://oss-cn-hangzhou.aliyuncs.com", "b")
