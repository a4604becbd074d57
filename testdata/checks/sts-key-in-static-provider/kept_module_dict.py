import threading

import oss2
from alibabacloud_credentials.client import Client

_clients: dict[str, oss2.Bucket] = {}
_lock = threading.Lock()


def client_for(name: str) -> oss2.Bucket:
    with _lock:
        bucket = _clients.get(name)
        if bucket is None:
            cred = Client().get_credential()
            auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
            #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
            bucket = oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", name)
            _clients[name] = bucket
        return bucket
