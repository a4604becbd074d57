"""Stand-ins for what a program with Alibaba Cloud credentials talks to: OSS, STS, an instance's metadata, a service that issues keys.

A program runs unchanged against them. It believes in `aliyuncs.com`, because its proxy answers for it with certificates of an authority
that it trusts. It signs, and what it signed is computed again here from the published algorithms, with no code of any SDK. Time is the
world's: a `World` can be moved past the expiry of a credential, and the program's clock with it (`clock.c`), so that nobody waits an
hour, and nobody needs tokens that are stale at birth.

    authority = Authority(folder)
    world = World(folder / "world", clock.build(folder))
    with Door(world, authority) as door:
        environment = {**world.environment(), **door.environment(), **rows.environment(world, "ram-role-arn")}
"""
