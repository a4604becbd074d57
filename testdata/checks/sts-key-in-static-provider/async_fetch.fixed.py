import asyncio

import alibabacloud_oss_v2 as oss
import alibabacloud_oss_v2.aio as oss_aio
from alibabacloud_credentials.client import Client


def oss_credentials_provider():
    credential_client = Client()

    def get_credentials() -> oss.credentials.Credentials:
        credential = credential_client.get_credential()
        return oss.credentials.Credentials(
            credential.access_key_id,
            credential.access_key_secret,
            credential.security_token,
        )

    return oss.credentials.CredentialsProviderFunc(get_credentials)


async def serve():
    config = oss.config.load_default()
    config.region = "cn-hangzhou"
    config.credentials_provider = oss_credentials_provider()
    client = oss_aio.AsyncClient(config)
    while True:
        await client.put_object(oss.PutObjectRequest(bucket="b", key="alive"))
        await asyncio.sleep(60)


asyncio.run(serve())
