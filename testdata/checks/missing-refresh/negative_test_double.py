import alibabacloud_oss_v2 as oss


class FakeProvider(oss.credentials.CredentialsProvider):
    def get_credentials(self):
        return oss.credentials.Credentials("ak", "sk", "token")


def test_signing():
    provider = oss.credentials.CredentialsProviderFunc(func=lambda: oss.credentials.Credentials("id", "secret", "t"))
    assert provider.get_credentials().security_token == "t"
