from oss2.credentials import CredentialsProvider, EcsRamRoleCredentialsFetcher


class Once(CredentialsProvider):
    def __init__(self, url):
        self._url = url
        #                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh

    def get_credentials(self):
        return EcsRamRoleCredentialsFetcher(self._url).fetch()
