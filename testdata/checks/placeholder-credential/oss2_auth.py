import oss2

auth = oss2.Auth("yourAccessKeyId", "yourAccessKeySecret")
#                                    ^^^^^^^^^^^^^^^^^^^ placeholder-credential
