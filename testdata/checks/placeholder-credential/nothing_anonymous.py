import oss2

bucket = oss2.Bucket(oss2.AnonymousAuth(), "https://oss-cn-hangzhou.aliyuncs.com", "public")
