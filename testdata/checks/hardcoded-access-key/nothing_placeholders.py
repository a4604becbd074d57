import oss2

one = oss2.Auth("<your access key id>", "<your access key secret>")
two = oss2.Auth("yourAccessKeyId", "yourAccessKeySecret")
three = oss2.Auth("您的AccessKeyId", "您的AccessKeySecret")
four = oss2.Auth("LTAI****************", "******************************")
five = oss2.Auth("LTAI5tXXXXXXXXXXXXXXXXXX", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")
six = oss2.Auth("access_key_id", "access_key_secret")
seven = oss2.Auth("${OSS_AK}", "{{ oss_sk }}")
