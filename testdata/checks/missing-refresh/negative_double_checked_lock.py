import threading
from datetime import datetime, timedelta, timezone

import alibabacloud_oss_v2 as oss
from alibabacloud_sts20150401.client import Client


class Caching(oss.credentials.CredentialsProvider):
    def __init__(self, sts: Client, request):
        self._sts, self._request = sts, request
        self._lock = threading.Lock()
        self._creds = None
        self._good_until = datetime.min.replace(tzinfo=timezone.utc)

    def get_credentials(self):
        with self._lock:
            if datetime.now(timezone.utc) >= self._good_until:
                answer = self._sts.assume_role(self._request).body.credentials
                self._creds = oss.credentials.Credentials(
                    answer.access_key_id, answer.access_key_secret, answer.security_token
                )
                self._good_until = datetime.now(timezone.utc) + timedelta(minutes=50)
            return self._creds
