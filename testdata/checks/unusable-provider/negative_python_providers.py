from alibabacloud_credentials import provider
from alibabacloud_credentials.client import Client

client = Client(provider=provider.EcsRamRoleCredentialsProvider(role_name="AppRole"))
