import alibabacloud_oss_v2 as oss


def credentials():
    return oss.credentials.Credentials("LTAIaKL1ntcrtb65", "aKL1ntQDvyIx2X7EdYGKtiibQoQWWl")


provider = oss.credentials.CredentialsProviderFunc(func=credentials)
