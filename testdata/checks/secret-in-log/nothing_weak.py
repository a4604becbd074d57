import logging
import os

import oss2

logger = logging.getLogger(__name__)


def show(sk, secret, settings, config):
    print(sk, secret, settings.secret, config["secret_key"], config["token"])
    logger.info("%s", os.environ["CLIENT_SECRET"])
    logger.info("%s", os.environ["SECRET_KEY"])


def connect(config):
    auth = oss2.Auth(config["id"], config["word"])
    logger.info("connecting to %s as %s", config["endpoint"], config["id"])
    print(config.region, auth)
    return auth


def placeholder():
    secret = "<yourAccessKeySecret>"
    print(oss2.Auth("<yourAccessKeyId>", secret), secret)


def other_cloud(boto3, word):
    client = boto3.client("s3", aws_access_key_id="a", aws_secret_access_key=word)
    print(word)
    return client
