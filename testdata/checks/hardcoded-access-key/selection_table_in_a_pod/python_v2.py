import alibabacloud_oss_v2 as oss

provider = oss.credentials.StaticCredentialsProvider("LTAIaKL1nt4sPeB9", "aKL1ntR4I9s9N2gUhS7Q9sXh1M9QdP")
#                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error row=oidc-role-arn
