import os

from alibabacloud_credentials.provider import EcsRamRoleCredentialsProvider as OfInstance


class Credentials:
    def __init__(self):
        self.provider = OfInstance(async_update_enabled=False, role_name=os.environ["ALIBABA_CLOUD_ECS_METADATA"])
#                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ecs-role-unnamed note
