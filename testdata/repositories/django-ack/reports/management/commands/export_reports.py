from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config
from django.conf import settings
from django.core.management.base import BaseCommand

import alibabacloud_oss_v2 as oss
from media.credentials import PodCredentials, oss_client
from reports.billing import month


class Command(BaseCommand):
    help = "Puts last month's bill into the bucket of the accountants."

    def add_arguments(self, parser):
        parser.add_argument("month")

    def handle(self, *args, **options):
        config = Config(type="oidc_role_arn", role_session_name="accounting", role_session_expiration=900)
        client = oss_client(settings.OSS_REGION, PodCredentials(Client(config)))
        body = month(options["month"])
        client.put_object(oss.PutObjectRequest(bucket="atelier-accounting", key=f"{options['month']}.json", body=body))
