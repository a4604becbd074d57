from alibabacloud_credentials.client import Client
import oss2

state = {"region": "cn-hangzhou"}


def renew():
    cred = Client().get_credential()
    state.update(id=cred.access_key_id, secret=cred.access_key_secret, token=cred.security_token)


renew()
bucket = oss2.Bucket(
    oss2.StsAuth(state["id"], state["secret"], state["token"]),
   #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
    "https://oss-cn-hangzhou.aliyuncs.com",
    "archive",
)


def read(name):
    return bucket.get_object(name).read()
