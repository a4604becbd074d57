from aliyunsdkcore.client import AcsClient

client = AcsClient("STS.aKL1ntkv68ItRHYiWkSFrkLpF", "aKL1ntZ6BjwagnuYv37zbND0ul7q5PIuB83NQHfg3fDz", "cn-hangzhou")
#                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-without-token
