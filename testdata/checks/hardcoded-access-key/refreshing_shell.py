import os

import alibabacloud_oss_v2 as oss
from alibabacloud_oss_v2.credentials import Credentials, CredentialsProvider

func = oss.credentials.CredentialsProviderFunc(func=lambda: oss.credentials.Credentials(os.environ["WHO"], "aKL1nt8x8pZ5w8h5T3mpj72IcP5F82"))
#                                                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


class House(CredentialsProvider):
    def get_credentials(self):
        return Credentials(os.environ["WHO"], "aKL1ntWq2h1Vg8Vmey4v6WvR2u3D8K")
#                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
