import oss2

from settings import AK, BUCKET, SK

bucket = oss2.Bucket(oss2.Auth(AK, SK), "https://oss-cn-hangzhou.aliyuncs.com", BUCKET)
print(bucket.object_exists("index.html"))
