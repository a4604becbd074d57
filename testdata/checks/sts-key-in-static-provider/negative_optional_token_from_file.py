import yaml

import oss2


class Files:
    def __init__(self, path):
        with open(path) as file:
            settings = yaml.safe_load(file)
        if settings.get("token"):
            auth = oss2.StsAuth(settings["id"], settings["secret"], settings["token"])
        else:
            auth = oss2.Auth(settings["id"], settings["secret"])
        self.bucket = oss2.Bucket(auth, settings["endpoint"], settings["bucket"])
