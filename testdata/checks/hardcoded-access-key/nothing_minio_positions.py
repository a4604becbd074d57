from aliyun.log import LogClient
from minio import Minio

import settings

# The third place is the secret here, and `accessKey` the secret there.
mc = Minio("oss-cn-hangzhou.aliyuncs.com", settings.USER, settings.PASSWORD, region="R9x2Vb7QmT4zWc8LpE5sHj3UaB6nKd")
logs = LogClient("cn-hangzhou.log.aliyuncs.com", settings.USER, settings.PASSWORD, source="R9x2Vb7QmT4zWc8LpE5sHj3UaB6nKd")
