import os

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config

cred = Client(Config(
    type="access_key",
    access_key_id=os.environ["OSS_ACCESS_KEY_ID"],
    access_key_secret=os.environ["OSS_ACCESS_KEY_SECRET"],
)).get_credential()
provider = oss.credentials.CredentialsProviderFunc(
    func=lambda: oss.credentials.Credentials(cred.access_key_id, cred.access_key_secret)
)
