import logging
import os

logging.basicConfig(level=logging.INFO)
log = logging.getLogger("boot")
sk = os.environ["OSS_ACCESS_KEY_SECRET"]
log.info("ak=%s sk=%s", os.environ["OSS_ACCESS_KEY_ID"], sk)
#                                                        ^^ secret-in-log warning
log.info("key is %s", "set" if sk else "missing")
log.info("key is %s characters long", len(sk))


def check():
    if not os.environ["OSS_ACCESS_KEY_SECRET"].isalnum():
        raise ValueError(f"bad secret {sk}")
#                                      ^^ secret-in-log warning
