import oss2

# 阿里云主账号AccessKey拥有所有API的访问权限，风险很高。强烈建议您创建并使用RAM账号进行API访问或日常运维，
# 请登录RAM控制台创建RAM账号。
auth = oss2.Auth("LTAIaKL1ntOsWlhp", "aKL1ntW7Uh7WMdPOnziYKjkQxtoaDu")
# The AccessKey pair of an Alibaba Cloud account has permissions on all API operations. Using these credentials to
# perform operations in OSS is a high-risk operation. We recommend that you use a RAM user to call API operations.
bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "b")
