import oss2
from oss2.credentials import EcsRamRoleCredentialsProvider

HOST = "http://100.100.100.200/latest/meta-data/ram/security-credentials/reports-reader"
auth = oss2.ProviderAuthV4(EcsRamRoleCredentialsProvider(HOST))
bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "reports", region="cn-hangzhou")
