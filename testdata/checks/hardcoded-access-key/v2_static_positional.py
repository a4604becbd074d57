import alibabacloud_oss_v2 as oss

provider = oss.credentials.StaticCredentialsProvider("LTAIaKL1nt0q7XyZ", "aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U")
#                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error row=ram-user-key
