import oss2

one = oss2.StsAuth("<STS_ACCESS_KEY_ID>", "<STS_ACCESS_KEY_SECRET>", "<STS_SECURITY_TOKEN>")
two = oss2.StsAuth("STS.****************", "yourAccessKeySecret", "yourSecurityToken")
three = oss2.StsAuth("STS.L4aBSCSJVMuKg5U1****", "******", "CAIS****")
