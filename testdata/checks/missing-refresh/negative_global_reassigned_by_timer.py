import threading

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client

client = Client()
current = client.get_credential()


def renew():
    global current
    current = client.get_credential()
    threading.Timer(900, renew).start()


def provide():
    return oss.credentials.Credentials(current.access_key_id, current.access_key_secret, current.security_token)


renew()
provider = oss.credentials.CredentialsProviderFunc(func=provide)
