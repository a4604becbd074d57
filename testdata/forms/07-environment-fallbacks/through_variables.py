import os

import oss2

FALLBACK = "aKL1ntn2UxzesFweq4CceaC6NsLNuY"
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
word = os.getenv("WORD", FALLBACK)
one = oss2.Auth("mail", word)

second = os.environ.get("WORD")
if not second:
    second = "aKL1ntA8xiOoAiUdHJxZXg7ghQdZH9"
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
two = oss2.Auth("mail", second)

third = os.environ["WORD"] if "WORD" in os.environ else "aKL1ntWg8ziFo207tk4EmIJluuNKl0"
#                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
three = oss2.Auth("mail", third)

try:
    fourth = os.environ["WORD"]
except KeyError:
    fourth = "aKL1ntvWTjL0NpAGGaCI7Xn8yYljyi"
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
four = oss2.Auth("mail", fourth)


def env(name, default=None):
    return os.environ.get(name, default)


five = oss2.Auth("mail", env("WORD", "aKL1ntYqAwRqk3eKwuVkGzUdQ1BBlY"))
#                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
