import oss2

auth = oss2.StsAuth("yourAccessKeyId", "yourAccessKeySecret", "yourSecurityToken")
#                                       ^^^^^^^^^^^^^^^^^^^ placeholder-credential
