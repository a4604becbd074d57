import oss2
from alibabacloud_credentials.client import Client
results = {}

def download(name):
    c = Client().get_credential()
    b = oss2.Bucket(oss2.StsAuth(c.access_key_id, c.access_key_secret, c.security_token), "https://oss-cn-hangzhou.aliyuncs.com", "b")
    #               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider note
    results[name] = b.get_object(name).read()
    return results[name]
