import alibabacloud_oss_v2 as oss
import oss2

provider = oss.credentials.StaticCredentialsProvider("STS.****************", "<yourAccessKeySecret>", "<token>")
auth = oss2.StsAuth("STS.NUxxxxxxxxxxxxxxxxxxxxxxx", "yourAccessKeySecret", "yourSecurityToken")
other = oss2.StsAuth("您的AccessKeyId", "您的AccessKeySecret", "CAIS****")
