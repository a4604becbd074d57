import asyncio
from contextlib import asynccontextmanager

import oss2
from alibabacloud_credentials.client import Client
from fastapi import FastAPI

credentials = Client()


def make_bucket():
    cred = credentials.get_credential()
    auth = oss2.StsAuth(cred.access_key_id, cred.access_key_secret, cred.security_token)
    return oss2.Bucket(auth, "https://oss-cn-hangzhou.aliyuncs.com", "files")


async def renew(app):
    while True:
        app.state.bucket = make_bucket()
        await asyncio.sleep(1800)


@asynccontextmanager
async def lifespan(app: FastAPI):
    task = asyncio.create_task(renew(app))
    yield
    task.cancel()


app = FastAPI(lifespan=lifespan)
