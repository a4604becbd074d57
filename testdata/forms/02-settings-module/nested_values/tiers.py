import oss2
from conf import OLDEST, STORES


def hot():
    return oss2.Auth(STORES["hot"]["who"], STORES["hot"]["word"])


def any_tier(name):
    store = STORES[name]
    return oss2.Auth(store["who"], store["word"])


def oldest():
    return oss2.Auth(OLDEST[0], OLDEST[1])
