import alibabacloud_oss_v2 as oss
import requests

ROLE = "worker"


#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh warning
def issued_for(role: str):
    answer = requests.get("http://100.100.100.200/latest/meta-data/ram/security-credentials/" + role, timeout=5).json()
    return oss.credentials.Credentials(answer["AccessKeyId"], answer["AccessKeySecret"], answer["SecurityToken"])


provider = oss.credentials.CredentialsProviderFunc(lambda: issued_for(ROLE))
