import oss2
from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config
from aliyunsdkcore.auth.credentials import EcsRamRoleCredential
from oss2.credentials import EcsRamRoleCredentialsProvider

chain = Client()
pods = Config(type="oidc_role_arn")
legacy = EcsRamRoleCredential("AppRole")
url = "http://100.100.100.200/latest/meta-data/ram/security-credentials/AppRole"
auth = oss2.ProviderAuthV4(EcsRamRoleCredentialsProvider(url))
