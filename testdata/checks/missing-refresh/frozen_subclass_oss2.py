import oss2
from alibabacloud_sts20150401.client import Client
from oss2.credentials import Credentials, CredentialsProvider


class RoleProvider(CredentialsProvider):
    def __init__(self, sts: Client, request):
        self.creds = sts.assume_role(request).body.credentials
        #            ^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh

    def get_credentials(self):
        return Credentials(
            self.creds.access_key_id, self.creds.access_key_secret, self.creds.security_token
        )


def bucket(sts, request, name):
    auth = oss2.ProviderAuth(RoleProvider(sts, request))
    return oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", name)
