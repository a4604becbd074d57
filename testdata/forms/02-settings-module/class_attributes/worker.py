import oss2

import environments

conf = environments.Production()


def bucket():
    return oss2.Bucket(oss2.Auth(conf.user, conf.phrase), "https://oss-cn-hangzhou.aliyuncs.com", conf.bucket)
