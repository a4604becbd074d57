import os
from dataclasses import dataclass

import click
import oss2
import structlog
from pydantic import BaseModel, SecretStr

log = structlog.get_logger()


@dataclass
class Settings:
    user: str
    word: str


class Hidden(BaseModel):
    user: str
    word: SecretStr


class Named:
    def __init__(self, word):
        self.word = word

    def __repr__(self):
        return f"Named({os.environ['OSS_ACCESS_KEY_SECRET']})"


def run(settings: Settings, hidden: Hidden):
    oss2.Auth(settings.user, settings.word)
    oss2.Auth(hidden.user, hidden.word.get_secret_value())
    print(settings)
#         ^^^^^^^^ secret-in-log warning
    print(hidden)
    click.echo(f"{settings.word}")
#                 ^^^^^^^^^^^^^ secret-in-log warning
    log.info("made", word=settings.word, user=settings.user)
#                         ^^^^^^^^^^^^^ secret-in-log warning
    print(Named("x"))
#         ^^^^^^^^^^ secret-in-log warning
    pair = {"id": settings.user, "word": settings.word}
    print(pair)
#         ^^^^ secret-in-log warning


def tell(text):
    log.info(text)
#            ^^^^ secret-in-log warning


def main(settings: Settings):
    tell("the word is " + settings.word)
