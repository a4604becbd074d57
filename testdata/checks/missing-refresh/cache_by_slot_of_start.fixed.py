import time

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client

client = Client()
STARTED = int(time.time() // 900)


#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-refresh warning
def issued_in(slot: int):
    cred = client.get_credential()
    return oss.credentials.Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)


provider = oss.credentials.CredentialsProviderFunc(lambda: issued_in(STARTED))
