import threading
import time

import alibabacloud_oss_v2 as oss
import requests

current = {}


def renew():
    current.update(requests.get("http://127.0.0.1:8080/v1/token", timeout=5).json())


def keep_fresh():
    while True:
        time.sleep(600)
        renew()


def provide():
    return oss.credentials.Credentials(current["AccessKeyId"], current["AccessKeySecret"], current["SecurityToken"])


renew()
threading.Thread(target=keep_fresh, daemon=True).start()
provider = oss.credentials.CredentialsProviderFunc(func=provide)
