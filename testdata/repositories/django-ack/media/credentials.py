"""Credentials of the pod (RRSA), for whoever talks to OSS."""

import logging

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config

logger = logging.getLogger(__name__)


def pod_client() -> Client:
    return Client(Config(type="oidc_role_arn", role_session_name="atelier", role_session_expiration=3600))


class PodCredentials(oss.credentials.CredentialsProvider):
    """Asks each time; the library refreshes."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def get_credentials(self) -> oss.credentials.Credentials:
        cred = self.client.get_credential()
        logger.debug("signing with %s", cred.access_key_id)
        return oss.credentials.Credentials(cred.access_key_id, cred.access_key_secret, cred.security_token)


def oss_client(region: str, provider: oss.credentials.CredentialsProvider) -> oss.Client:
    config = oss.config.load_default()
    config.region = region
    config.credentials_provider = provider
    return oss.Client(config)


current = pod_client().get_credential()


def frozen():
    return oss.credentials.Credentials(current.access_key_id, current.access_key_secret, current.security_token)
