from alibabacloud_oss_v2.credentials import Credentials, CredentialsProvider


class Base(CredentialsProvider):
    def get_credentials(self) -> Credentials:
        raise NotImplementedError


def build(access_key_id: str, access_key_secret: str, security_token: str | None = None) -> Credentials:
    return Credentials(access_key_id, access_key_secret, security_token)
