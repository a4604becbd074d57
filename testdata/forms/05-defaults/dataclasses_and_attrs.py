from dataclasses import dataclass, field
from typing import NamedTuple, TypedDict

import attrs
import oss2


@dataclass(frozen=True)
class Mail:
    who: str = "mail"
    word: str = "aKL1ntEp9BnSwWtlwPEnQLST45V3pq"
#                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


@dataclass
class Post:
    who: str = "post"
    word: str = field(default_factory=lambda: "aKL1ntHx69xJh6gXqfgRdc5QX0jdWy")
#                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


@attrs.define
class Parcel:
    who: str = "parcel"
    word: str = attrs.field(default="aKL1nthYawQg5Cu8HWHDNFzQ4jyYEl")
#                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


class Letter(NamedTuple):
    who: str = "letter"
    word: str = "aKL1ntZqZsuzCwQ9P3Coc1AUNh26KD"
#                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


class Stamp(TypedDict):
    who: str
    word: str


stamp: Stamp = {"who": "stamp", "word": "aKL1ntlHS8fL7DzyitX6rjCFRUE4sI"}
#                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

mail, post, parcel, letter = Mail(), Post(), Parcel(), Letter()
auths = [
    oss2.Auth(mail.who, mail.word),
    oss2.Auth(post.who, post.word),
    oss2.Auth(parcel.who, parcel.word),
    oss2.Auth(letter.who, letter.word),
    oss2.Auth(stamp["who"], stamp["word"]),
]
