"""Who this service is."""

import os

from alibabacloud_credentials.client import Client
from alibabacloud_credentials.models import Config

_role = Config(type="ecs_ram_role", role_name=os.environ["ALIBABA_CLOUD_ECS_METADATA"])
CREDENTIAL = Client(_role).get_credential()
