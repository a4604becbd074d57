import os

import alibabacloud_oss_v2 as oss


def fetch():
    return oss.credentials.Credentials(os.environ["OSS_ACCESS_KEY_ID"], os.environ["OSS_ACCESS_KEY_SECRET"])
#                                                        ^^^^^^^^^^^^^^^^^ placeholder-credential


provider = oss.credentials.CredentialsProviderFunc(func=fetch)
