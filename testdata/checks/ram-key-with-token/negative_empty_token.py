import alibabacloud_oss_v2 as oss

provider = oss.credentials.StaticCredentialsProvider("LTAIaKL1ntPXsdaO", "aKL1ntwT6gI0JvbNpa41uNYWE5U13Z", "")
other = oss.credentials.StaticCredentialsProvider("LTAIaKL1ntPXsdaO", "aKL1ntwT6gI0JvbNpa41uNYWE5U13Z", security_token=None)
