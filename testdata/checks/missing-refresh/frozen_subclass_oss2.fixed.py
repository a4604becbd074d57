import oss2
from alibabacloud_sts20150401.client import Client
from oss2.credentials import Credentials, CredentialsProvider


class RoleProvider(CredentialsProvider):
    def __init__(self, sts: Client, request):
        self._sts = sts
        self._request = request
        #            ^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh

    def get_credentials(self):
        creds = self._sts.assume_role(self._request).body.credentials
        return Credentials(
            creds.access_key_id, creds.access_key_secret, creds.security_token
        )


def bucket(sts, request, name):
    auth = oss2.ProviderAuth(RoleProvider(sts, request))
    return oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", name)
