from contextlib import asynccontextmanager

import alibabacloud_oss_v2 as oss
from alibabacloud_credentials.client import Client
from fastapi import FastAPI, Request


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


@asynccontextmanager
async def lifespan(app: FastAPI):
    provider = oss_credentials_provider()
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
