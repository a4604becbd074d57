import yaml

import oss2

with open("config.yaml") as file:
    settings = yaml.safe_load(file)["oss"]
bucket = oss2.Bucket(oss2.Auth(settings["id"], settings["secret"]), settings["endpoint"], settings["bucket"])


def read(name):
    return bucket.get_object(name).read()
