import alibabacloud_oss_v2 as oss


def fetch():
    return oss.credentials.Credentials("access_key_id", "access_key_secret")
#                                                        ^^^^^^^^^^^^^^^^^ placeholder-credential


provider = oss.credentials.CredentialsProviderFunc(func=fetch)
