import os
from dataclasses import dataclass, field

import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider
from pydantic import BaseModel, Field, SecretStr


@dataclass
class Conf:
    user: str = os.environ["WHO"]
    password: str = field(default=os.environ.get("OSS_ACCESS_KEY_SECRET"))
#                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


conf = Conf()
auth = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())


class Settings(BaseModel):
    oss_ak: str = Field(default=os.environ["WHO"])
    oss_sk: SecretStr = SecretStr(os.environ.get("OSS_ACCESS_KEY_SECRET"))
#                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


settings = Settings()
second = oss2.ProviderAuth(EnvironmentVariableCredentialsProvider())
