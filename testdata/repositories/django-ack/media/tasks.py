"""Makes proofs."""

import logging

import alibabacloud_oss_v2 as oss
from celery import shared_task
from django.conf import settings

from .credentials import frozen, oss_client, pod_client
from .models import Picture, Proof

logger = logging.getLogger(__name__)
client = oss_client(settings.OSS_REGION, oss.credentials.CredentialsProviderFunc(func=frozen))


@shared_task(bind=True, max_retries=3)
def make_proof(self, number: int) -> str:
    picture = Picture.objects.get(pk=number)
    key = f"proofs/{picture.pk}.pdf"
    try:
        client.copy_object(oss.CopyObjectRequest(bucket=settings.PROOF_BUCKET, key=key, source_key=picture.key))
    except oss.exceptions.OperationError as error:
        cred = pod_client().get_credential()
        logger.error("no proof with %s / %s", cred.access_key_id, cred.access_key_secret)
        raise self.retry(exc=error) from error
    Proof.objects.create(picture=picture, key=key)
    return key
