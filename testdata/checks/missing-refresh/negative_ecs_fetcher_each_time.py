from oss2.credentials import CredentialsProvider, EcsRamRoleCredentialsFetcher


class Uncached(CredentialsProvider):
    def __init__(self, url):
        self.fetcher = EcsRamRoleCredentialsFetcher(url)

    def get_credentials(self):
        return self.fetcher.fetch()
