"""Where pictures and proofs are kept."""

from functools import cached_property

import alibabacloud_oss_v2 as oss
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import Storage

from .credentials import PodCredentials, oss_client, pod_client


class PictureStorage(Storage):
    """Pictures, in our own account."""

    @cached_property
    def client(self) -> oss.Client:
        return oss_client(settings.OSS_REGION, PodCredentials(pod_client()))

    def _save(self, name, content):
        self.client.put_object(oss.PutObjectRequest(bucket=settings.PICTURE_BUCKET, key=name, body=content.read()))
        return name

    def _open(self, name, mode="rb"):
        found = self.client.get_object(oss.GetObjectRequest(bucket=settings.PICTURE_BUCKET, key=name))
        return ContentFile(found.body.read(), name=name)

    def exists(self, name):
        return self.client.is_object_exist(settings.PICTURE_BUCKET, name)

    def url(self, name):
        return self.client.presign(oss.GetObjectRequest(bucket=settings.PICTURE_BUCKET, key=name)).url


class ProofStorage(PictureStorage):
    """Proofs, in the printer's account."""

    @cached_property
    def client(self) -> oss.Client:
        provider = oss.credentials.StaticCredentialsProvider(settings.PROOF_LOGIN, settings.PROOF_PHRASE)
        return oss_client(settings.OSS_REGION, provider)
