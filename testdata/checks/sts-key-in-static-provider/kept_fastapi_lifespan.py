from contextlib import asynccontextmanager

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client
from fastapi import FastAPI, Request


@asynccontextmanager
async def lifespan(app: FastAPI):
    cred = await Client().get_credential_async()
    provider = oss.credentials.StaticCredentialsProvider(
    #          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-key-in-static-provider warning
        cred.access_key_id, cred.access_key_secret, cred.security_token
    )
    config = oss.config.load_default()
    config.credentials_provider = provider
    config.region = "cn-hangzhou"
    app.state.oss = oss.Client(config)
    yield
    app.state.oss = None


app = FastAPI(lifespan=lifespan)


@app.get("/")
async def index(request: Request):
    return request.app.state.oss.list_buckets(oss.ListBucketsRequest())
