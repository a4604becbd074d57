from oss2.credentials import CredentialsProvider, EcsRamRoleCredentialsFetcher


class Once(CredentialsProvider):
    def __init__(self, url):
        self.credentials = EcsRamRoleCredentialsFetcher(url).fetch()
        #                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh

    def get_credentials(self):
        return self.credentials
