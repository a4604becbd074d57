from functools import lru_cache

import oss2
from pydantic import BaseModel, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="MAIL_", env_file=".env")

    oss_ak: str = "LTAIaKL1ntmlj8EC"
    oss_sk: str = "aKL1ntZXaHPFfV92WZ6uZ1pQunNN37"
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


class Nested(BaseModel):
    who: str = Field(default="mail")
    word: str = Field(default="aKL1ntCse5c158NDhp4m3R5tl3Djud", min_length=30)
#                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    other: SecretStr = SecretStr("aKL1ntbrQZZQefBEsBeSr7LbkBW5q4")
#                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


@lru_cache
def get_settings():
    return Settings()


nested = Nested()
one = oss2.Auth(get_settings().oss_ak, get_settings().oss_sk)
two = oss2.Auth(nested.who, nested.word)
three = oss2.Auth(nested.who, nested.other.get_secret_value())
