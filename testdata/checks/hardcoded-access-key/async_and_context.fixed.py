import asyncio
import os
from contextlib import contextmanager

import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider


async def password():
    return os.environ.get("OSS_ACCESS_KEY_SECRET")
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


async def auth():
    return oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())


@contextmanager
def opened():
    yield oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
#                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


async def both():
    first, second = await asyncio.gather(password(), password())
    with opened() as held:
        return held, first, second
