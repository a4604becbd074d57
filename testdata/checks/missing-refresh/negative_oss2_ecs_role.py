import oss2
from oss2.credentials import EcsRamRoleCredentialsProvider

provider = EcsRamRoleCredentialsProvider(
    "http://100.100.100.200/latest/meta-data/ram/security-credentials/worker"
)
bucket = oss2.Bucket(oss2.ProviderAuth(provider), "https://oss-cn-hangzhou.aliyuncs.com", "b")
