import os

import oss2


def handler(event, context):
    auth = oss2.Auth(os.environ["AK"], os.environ["SK"])
    return oss2.Bucket(auth, os.environ["ENDPOINT"], "photos").object_exists("index.html")
