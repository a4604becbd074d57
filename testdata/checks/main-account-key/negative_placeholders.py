import oss2

root_ak = "<yourAccessKeyId>"
root_sk = "<yourAccessKeySecret>"
主账号说明 = "请勿使用主账号AK"
