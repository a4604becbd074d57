import oss2


def connect(root_access_key_id, root_access_key_secret):
    return oss2.Auth(root_access_key_id, root_access_key_secret)
