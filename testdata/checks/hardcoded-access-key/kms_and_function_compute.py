import fc2
from oss2.crypto import AliKMSProvider

kms = AliKMSProvider("LTAIaKL1nt7I8a8K", "aKL1ntxCg1y3Q8dh9H9i7F1qDm8BvH", "cn-hangzhou", "cmk-1")
#                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
fc = fc2.Client(endpoint="https://1.cn-hangzhou.fc.aliyuncs.com", accessKeyID="LTAIaKL1nteI2Ce8", accessKeySecret="aKL1ntgF7qdVq3tUem1I5G6R9y8tVs")
#                                                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
