import alibabacloud_oss_v2 as oss

ID = "STS.aKL1ntipvKBnwYlE5rSLFzUJ8"
SECRET = "aKL1nt9HeuhhwFGvxDQKKpnIjE9x1MIX5Owbp77q9r0R"
TOKEN = "CAISaKL1nt8oVmEd6ViS1xeQyBn1AIXLMcwERc8iAdX4UOsHnwXUa2pCoro4nxdTDLLlVtEKoAns50uY0j3sHtOh1Ri3IvjJUxn8eT1MRsDGProFKfNz4q"


class Fixed(oss.credentials.CredentialsProvider):
    def get_credentials(self):
        return oss.credentials.Credentials(ID, SECRET, TOKEN)
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh
