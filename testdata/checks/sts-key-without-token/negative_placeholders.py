import oss2

auth = oss2.Auth("STS.****************", "<yourAccessKeySecret>")
other = oss2.Auth("STS.NUxxxxxxxxxxxxxxxxxxxxxxx", "yourAccessKeySecret")
