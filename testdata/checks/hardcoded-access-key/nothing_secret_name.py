from managed_oss import ProxyBucket

bucket = ProxyBucket("oss-prod-credentials-of-reports", "https://oss-cn-hangzhou.aliyuncs.com", "reports")
access_key_secret_name = "prod/oss/AccessKeySecretOfReports"
