import os
from collections import namedtuple
from types import SimpleNamespace

import oss2

Login = namedtuple("Login", "who word")
login = Login("shelf", "aKL1ntNw841G0tIE7ZgTeXqk6cqmTO")
#                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
one = oss2.Auth(login.who, login.word)
two = oss2.Auth(*login)

space = SimpleNamespace(who="shelf", word="aKL1ntDqaiDlHuRggU5arLGN7kCgtc")
#                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
three = oss2.Auth(space.who, space.word)

who, (word, _) = "shelf", ("aKL1ntpXiZxIlfnYuAXb2xPkmll5LW", None)
#                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
four = oss2.Auth(who, word)

first, *rest = ["shelf", "aKL1ntJdzWd6aIYruBjiMeVb283U6A"]
#                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
five = oss2.Auth(first, rest[0])

table = dict([("who", "shelf"), ("word", "aKL1ntosPBW3LlnUuoRlYCy0OYgeRK")])
#                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
six = oss2.Auth(table["who"], table["word"])

match os.environ:
    case {"WORD": given}:
        pass
    case _:
        given = "aKL1ntRRBMyJSxUgYfQzyHPxsL6Yom"
#                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
seven = oss2.Auth("shelf", given)

if not (held := os.environ.get("WORD")):
    held = "aKL1nt7S4khWwgWj7LGJpc3eVoyKTF"
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
eight = oss2.Auth("shelf", held)

nine = oss2.Auth("shelf", (lambda: "aKL1ntjBNId3p0Q5DgpmGSsF4L6rrN")())
#                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
ten = oss2.Auth("shelf", (os.environ.get("WORD"), "aKL1ntouSqDvb6cKM6mYdAeNKKpLZn")[1])
#                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
