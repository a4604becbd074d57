import alibabacloud_oss_v2 as oss

provider = oss.credentials.StaticCredentialsProvider("LTAIaKL1ntS8x4Uc", "aKL1ntW7t6G9a3cL2TfXpi4tN7aHj3")
