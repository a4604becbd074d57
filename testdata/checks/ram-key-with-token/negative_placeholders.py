import oss2

auth = oss2.StsAuth("LTAI****************", "<yourAccessKeySecret>", "<token>")
