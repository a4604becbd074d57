import asyncio
import os
from contextlib import contextmanager

import aiooss2
import oss2


async def password():
    return "aKL1ntTnNyZ8Bm1Uy1E3oHe7NdS7Hu"
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


async def auth():
    return aiooss2.Auth(os.environ["WHO"], await password())


@contextmanager
def opened():
    yield oss2.Auth(os.environ["WHO"], "aKL1ntzJ4k3y1N4Dp7A1x5w6y1Jd9S")
#                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


async def both():
    first, second = await asyncio.gather(password(), password())
    with opened() as held:
        return held, first, second
