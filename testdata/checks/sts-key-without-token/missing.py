import alibabacloud_oss_v2 as oss

provider = oss.credentials.StaticCredentialsProvider("STS.aKL1ntmihSHPiX4AWqLRvYfnw", "aKL1ntsIzAYX3auuLbbdxetkeSa4aSsR9ogLoVUf4LNo")
#                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-without-token
