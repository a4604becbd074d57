from alibabacloud_credentials.models import Config

# These types have no session: the library never looks at the number.
static = Config(type="access_key", role_session_expiration=600)
instance = Config(type="ecs_ram_role", role_name="AppRole", role_session_expiration=600)
