import logging
import os

import oss2
from alibabacloud_credentials.client import Client
log = logging.getLogger()

class Cfg:
    def __init__(self):
        self.ak = os.environ["OSS_ACCESS_KEY_ID"]
        self.sk = os.environ["OSS_ACCESS_KEY_SECRET"]
        self.endpoint = os.environ["OSS_ENDPOINT"]
        self.prefix = self.sk[:4]

    def check(self):
        if not self.sk:
            raise KeyError("OSS_ACCESS_KEY_SECRET")
        log.info("prefix %s endpoint %s", self.prefix, self.endpoint)
        log.info("all %s", self)
        log.info("all %s", self.__dict__)
#                          ^^^^ secret-in-log warning
        log.info("auth %s", vars(self))
#                                ^^^^ secret-in-log warning

def upload(bucket, key, data):
    result = bucket.put_object(key, data)
    print(result.status, result.request_id, key)
    print("sign", bucket.sign_url("GET", key, 60))

def run():
    cfg = Cfg()
    bucket = oss2.Bucket(oss2.Auth(cfg.ak, cfg.sk), cfg.endpoint, "b")
    upload(bucket, "k", "v")
    print(cfg.endpoint, cfg.ak)
    cmd = ["ossutil", "-i", cfg.ak, "-k", cfg.sk]
    print(" ".join(cmd))
#                  ^^^ secret-in-log warning
    log.debug("running %s", cmd)
#                           ^^^ secret-in-log warning
    env = {"OSS_ACCESS_KEY_SECRET": cfg.sk, "X": "y"}
    print(env["X"])
    print(env)
#         ^^^ secret-in-log warning
    with open(".env", "w") as out:
        out.write(f"OSS_ACCESS_KEY_SECRET={cfg.sk}\n")
#                                          ^^^^^^ secret-in-log warning
    for name, value in os.environ.items():
        print(name)
    ok = cfg.sk == "x"
    print(ok, "yes" if cfg.sk else "no")
    print("set" if os.getenv("OSS_ACCESS_KEY_SECRET") else "not set")
    print("present: %s" % ("OSS_ACCESS_KEY_SECRET" in os.environ))
    print(type(cfg.sk), id(cfg.sk), cfg.sk.replace(cfg.sk, "***"), cfg.sk.count("a"))
