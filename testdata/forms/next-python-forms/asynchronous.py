import asyncio

import aiooss2


async def word():
    await asyncio.sleep(0)
    return "aKL1ntMO4SmmaxKvZIOaTurCn3Qf8e"
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


async def words():
    yield "aKL1ntVJin8kNQvj1q9Xpx5J3TlCoG"
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


class Pool:
    async def __aenter__(self):
        self.auth = aiooss2.Auth("pool", await word())
        return self

    async def __aexit__(self, *_):
        self.auth = None


async def main():
    async for found in words():
        aiooss2.Auth("pool", found)
    async with Pool() as pool:
        return pool.auth


asyncio.run(main())
