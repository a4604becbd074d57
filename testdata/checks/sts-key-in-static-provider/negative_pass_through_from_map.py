import oss2


class Token:
    """What the mobile client got from our server and sends along."""

    def __init__(self, map):
        self.access_key_id = map.get("AccessKeyId")
        self.access_key_secret = map.get("AccessKeySecret")
        self.security_token = map.get("SecurityToken")

    def auth(self):
        return oss2.StsAuth(self.access_key_id, self.access_key_secret, self.security_token)
