import asyncio

import aiooss2


async def word():
    await asyncio.sleep(0)
    return "aKL1ntMO4SmmaxKvZIOaTurCn3Qf8e"
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


async def other():
    return "aKL1ntVJin8kNQvj1q9Xpx5J3TlCoG"
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


async def pair():
    found = await asyncio.gather(word(), asyncio.wait_for(other(), timeout=5))
    return aiooss2.Auth("pool", found[1])


class Pool:
    async def __aenter__(self):
        self.auth = aiooss2.Auth("pool", await word())
        return self

    async def __aexit__(self, *_):
        self.auth = None


async def main():
    await pair()
    async with Pool() as pool:
        return pool.auth


asyncio.run(main())
