import alibabacloud_oss_v2 as oss
import oss2

provider = oss.credentials.AnonymousCredentialsProvider()
bucket = oss2.Bucket(oss2.AnonymousAuth(), "https://oss-cn-hangzhou.aliyuncs.com", "public")
