import alibabacloud_oss_v2 as oss

provider = oss.credentials.StaticCredentialsProvider("<access_key_id>", "<access_key_secret>")
#                                                                        ^^^^^^^^^^^^^^^^^^^ placeholder-credential note row=ram-user-key
