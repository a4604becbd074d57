import oss2

from storage import MOST, PASSPHRASE, PRINCIPAL


def put(name, data):
    if len(data) > MOST:
        raise ValueError(name)
    auth = oss2.Auth(PRINCIPAL, PASSPHRASE)
    oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "shop").put_object(name, data)
