import asyncio

import alibabacloud_oss_v2 as oss
import alibabacloud_oss_v2.aio as oss_aio
from alibabacloud_credentials.client import Client


async def serve():
    cred = await Client().get_credential_async()
    config = oss.config.load_default()
    config.region = "cn-hangzhou"
    config.credentials_provider = oss.credentials.StaticCredentialsProvider(
    #                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
        cred.access_key_id, cred.access_key_secret, cred.security_token
    )
    client = oss_aio.AsyncClient(config)
    while True:
        await client.put_object(oss.PutObjectRequest(bucket="b", key="alive"))
        await asyncio.sleep(60)


asyncio.run(serve())
