import functools
import os

import oss2


def with_auth(who, word):
    def decorate(function):
        @functools.wraps(function)
        def wrapped(*args, **kwargs):
            return function(oss2.Auth(who, word), *args, **kwargs)

        return wrapped

    return decorate


@with_auth("decorated", "aKL1nttAU8oS0OksYoIPUJPOxDR2BL")
#                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
def names(auth):
    return [found.name for found in oss2.Service(auth, "https://oss-cn-hangzhou.aliyuncs.com").list_buckets().buckets]


def from_environment(name):
    return os.environ[name]


auths = [oss2.Auth(who, word) for who, word in [("alpha", "aKL1ntNcSzRlcmfioJbuIK7aLBluS4"), ("beta", "aKL1ntIppRs7hKZUeUbF6ATDOoswF5")]]
#                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
#                                                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
by_name = {who: oss2.Auth(who, "aKL1ntSbBMhc24Nr3vTmbfLjMgitUT") for who in ("alpha", "beta")}
#                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
ready = functools.partial(oss2.Auth, "alpha")
auth = ready("aKL1ntTZNuNHtBxG8M9oI05vvCWvZp")
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
