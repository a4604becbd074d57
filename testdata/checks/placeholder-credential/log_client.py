from aliyun.log import LogClient

client = LogClient("cn-hangzhou.log.aliyuncs.com", "your_access_key_id", "your_access_key")
#                                                                         ^^^^^^^^^^^^^^^ placeholder-credential
