import os

import alibabacloud_oss_v2 as oss
from alibabacloud_oss_v2.credentials import Credentials, CredentialsProvider

func = oss.credentials.CredentialsProviderFunc(func=lambda: oss.credentials.Credentials(os.environ["WHO"], os.environ["OSS_ACCESS_KEY_SECRET"]))
#                                                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


class House(CredentialsProvider):
    def get_credentials(self):
        return Credentials(os.environ["WHO"], os.environ["OSS_ACCESS_KEY_SECRET"])
#                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
