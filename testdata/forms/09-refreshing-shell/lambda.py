import alibabacloud_oss_v2 as oss

provider = oss.credentials.CredentialsProviderFunc(
    func=lambda: oss.credentials.Credentials("LTAIaKL1ntd70EJW", "aKL1ntF6Qy2Bu1b78ejaq0tAzaLxbQ")
#                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error
)
