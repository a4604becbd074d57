import os
from dataclasses import dataclass, field

import oss2
from pydantic import BaseModel, Field, SecretStr


@dataclass
class Conf:
    user: str = os.environ["WHO"]
    password: str = field(default="aKL1ntiH9x9yJ7kI1mStYr6u8MoN5T")
#                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


conf = Conf()
auth = oss2.Auth(conf.user, conf.password)


class Settings(BaseModel):
    oss_ak: str = Field(default=os.environ["WHO"])
    oss_sk: SecretStr = SecretStr("aKL1nte4BRoI3UrPr7Z5hR6Ma6pW9X")
#                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


settings = Settings()
second = oss2.Auth(settings.oss_ak, settings.oss_sk.get_secret_value())
