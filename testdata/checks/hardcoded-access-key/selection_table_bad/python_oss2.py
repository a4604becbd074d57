import oss2


class CustomClass(oss2.CredentialsProvider):
    def get_credentials(self):
        return oss2.credentials.Credentials("LTAIaKL1ntwVw2Rk", "aKL1nttY8MnZ7PuPn9w6yCiZv6T1zF")
#                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error row=ram-role-arn


auth = oss2.ProviderAuthV4(oss2.StaticCredentialsProvider("LTAIaKL1ntUsBs4F", "aKL1ntNaJ1y5Ns8c7NaG7c8Cd4j7bM"))
#                                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key error row=ram-role-arn
