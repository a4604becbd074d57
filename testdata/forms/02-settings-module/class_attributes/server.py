import oss2
from environments import Production as Conf

bucket = oss2.Bucket(oss2.Auth(Conf.user, Conf.phrase), "https://oss-cn-hangzhou.aliyuncs.com", Conf.bucket)
