import os

import alibabacloud_oss_v2 as oss


class CredentialProviderWrapper(oss.credentials.CredentialsProvider):
    def get_credentials(self):
        return oss.credentials.Credentials(os.environ["OSS_ACCESS_KEY_ID"], os.environ["OSS_ACCESS_KEY_SECRET"])
#                                                              ^^^^^^^^^^^^^^^^^^^^ placeholder-credential note


def credential_wrapper():
    return oss.credentials.Credentials(os.environ["OSS_ACCESS_KEY_ID"], os.environ["OSS_ACCESS_KEY_SECRET"])
#                                                          ^^^^^^^^^^^^^^^^^^^^ placeholder-credential note
