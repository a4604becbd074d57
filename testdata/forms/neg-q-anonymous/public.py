import alibabacloud_oss_v2 as oss
import oss2

one = oss2.Bucket(oss2.AnonymousAuth(), "https://oss-cn-hangzhou.aliyuncs.com", "public")
config = oss.config.load_default()
config.credentials_provider = oss.credentials.AnonymousCredentialsProvider()
