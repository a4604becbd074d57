import threading
import time

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client


class Background(oss.credentials.CredentialsProvider):
    def __init__(self, client: Client):
        self.client = client
        self.current = self._fetch()
        threading.Thread(target=self._loop, daemon=True).start()

    def _fetch(self):
        cred = self.client.get_credential()
        return oss.credentials.Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)

    def _loop(self):
        while True:
            time.sleep(600)
            self.current = self._fetch()

    def get_credentials(self):
        return self.current
