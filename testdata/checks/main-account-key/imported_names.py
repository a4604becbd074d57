import oss2

from .settings import MAIN_ACCOUNT_AK, MAIN_ACCOUNT_SK

auth = oss2.Auth(MAIN_ACCOUNT_AK, MAIN_ACCOUNT_SK)
