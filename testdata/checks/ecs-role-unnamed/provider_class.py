from alibabacloud_credentials.provider import EcsRamRoleCredentialsProvider as OfInstance


class Credentials:
    def __init__(self):
        self.provider = OfInstance(async_update_enabled=False)
#                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ecs-role-unnamed note
