import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client

provider = oss.credentials.CredentialsProviderFunc(func=Client().get_credential())
#                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh
