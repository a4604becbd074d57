import alibabacloud_oss_v2 as oss

provider = oss.credentials.StaticCredentialsProvider("<id>", "<secret>", "<token>")
#                                                             ^^^^^^^^ placeholder-credential note row=ram-role-arn
