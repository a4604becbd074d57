"""Follows the gauges, day and night (tidewater.service)."""

import time

import oss2

from ..settings import CONFIG
from ..tokens import harbour


class Follower:
    def __init__(self) -> None:
        creds = harbour("follower")
        auth = oss2.StsAuth(creds.access_key_id, creds.access_key_secret, creds.security_token)
        self.bucket = oss2.Bucket(auth, CONFIG["endpoint"], "harbour-live")

    def run(self) -> None:
        while True:
            for found in self.bucket.list_objects_v2(prefix="live/").object_list:
                print(found.key, found.size)
            time.sleep(30)


if __name__ == "__main__":
    Follower().run()
