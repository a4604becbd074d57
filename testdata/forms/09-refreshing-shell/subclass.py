import alibabacloud_oss_v2 as oss
import oss2


class CredentialProviderWrapper(oss.credentials.CredentialsProvider):
    def get_credentials(self):
        return oss.credentials.Credentials("LTAIaKL1ntR4xr8i", "aKL1ntrGNkkFVp9cWZrR3MlzWIS9ku")
#                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


class Older(oss2.credentials.CredentialsProvider):
    WORD = "aKL1nthmP3InjXA4BNUvU9v4Vco4Ri"
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

    def get_credentials(self):
        return oss2.credentials.Credentials("older", self.WORD)


provider = CredentialProviderWrapper()
auth = oss2.ProviderAuth(Older())
