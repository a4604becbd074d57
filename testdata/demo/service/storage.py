"""Where photos are kept."""

import os

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client as CredentialClient

REGION = os.environ.get("OSS_REGION", "cn-hangzhou")
BUCKET = os.environ.get("PHOTO_BUCKET", "photos")

ACCESS_KEY_ID = "LTAIaKL1nt7Kq2Wd"
ACCESS_KEY_SECRET = "aKL1ntB4vX8nQ2mZ6kT9wR3yH7cJ5s"


def thumbnails() -> oss.Client:
    """A client for the bucket with thumbnails."""
    config = oss.config.load_default()
    config.region = REGION
    config.credentials_provider = oss.credentials.StaticCredentialsProvider(
        access_key_id=ACCESS_KEY_ID,
        access_key_secret=ACCESS_KEY_SECRET,
    )
    return oss.Client(config)


credential = CredentialClient().get_credential()


def current_key() -> oss.credentials.Credentials:
    return oss.credentials.Credentials(
        access_key_id=credential.access_key_id,
        access_key_secret=credential.access_key_secret,
        security_token=credential.security_token,
    )


def originals() -> oss.Client:
    """A client for the bucket with originals."""
    config = oss.config.load_default()
    config.region = REGION
    config.credentials_provider = oss.credentials.CredentialsProviderFunc(func=current_key)
    return oss.Client(config)


ORIGINALS = originals()


def store(name: str, photo: bytes) -> None:
    ORIGINALS.put_object(oss.PutObjectRequest(bucket=BUCKET, key=name, body=photo))
