"""STS.assume_role is called by sts.aliyuncs.com; "STS.Token" is a name."""

EVENT = "STS.AssumeRoleWithOIDC"
HOST = "sts.cn-hangzhou.aliyuncs.com"
CAISSE = "CAISSEDESDEPOTS"
CLASS = "com.aliyun.STS.CredentialsProviderFactoryOfTheService"
