"""Buckets."""

import oss2
from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config

from .settings import ARCHIVE_LOGIN, ARCHIVE_PHRASE, CONFIG


class InstanceRole(oss2.credentials.CredentialsProvider):
    def __init__(self, name: str = "tidewater-worker") -> None:
        self._client = Client(Config(type="ecs_ram_role", role_name=name))

    def get_credentials(self):
        cred = self._client.get_credential()
        return oss2.credentials.Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)


def own(name: str) -> oss2.Bucket:
    return oss2.Bucket(oss2.ProviderAuth(InstanceRole()), CONFIG["endpoint"], CONFIG["buckets"][name])


def archive() -> oss2.Bucket:
    return oss2.Bucket(oss2.Auth(ARCHIVE_LOGIN, ARCHIVE_PHRASE), CONFIG["endpoint"], "tidewater-archive")


def partner() -> oss2.Bucket:
    given = CONFIG["partner"]
    return oss2.Bucket(oss2.Auth(given["login"], given["phrase"]), CONFIG["endpoint"], given["bucket"])
