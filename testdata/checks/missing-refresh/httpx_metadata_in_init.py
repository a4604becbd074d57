import httpx
from oss2.credentials import Credentials, CredentialsProvider

ROLE = "http://100.100.100.200/latest/meta-data/ram/security-credentials/worker"


class RoleProvider(CredentialsProvider):
    def __init__(self):
        with httpx.Client(timeout=2) as client:
            self.answer = client.get(ROLE).json()
            #             ^^^^^^^^^^^^^^^^ missing-refresh

    def get_credentials(self):
        answer = self.answer
        return Credentials(answer["AccessKeyId"], answer["AccessKeySecret"], answer["SecurityToken"])
