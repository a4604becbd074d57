import configparser
import enum

import oss2


class Conf:
    AK = "LTAIaKL1ntPaJSRl"
    SK = "aKL1nt7Pd4XRAO2KdE32PMndd2BeEK"
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


class Word(enum.Enum):
    DEV = "aKL1nthpqW5AFP5CG4bpGC4dDUQj5y"
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
    PROD = "aKL1ntEHwYeZvuJzoO6u3fvbVqw0XQ"
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key


parser = configparser.ConfigParser()
parser.read_dict({"store": {"who": "mail", "word": "aKL1ntT7J5MMVQjxAxGTQa7ktyx8Sg"}})
#                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

one = oss2.Auth(Conf.AK, Conf.SK)
two = oss2.Auth("mail", Word.PROD.value)
three = oss2.Auth("mail", Word["DEV"].value)
four = oss2.Auth(parser["store"]["who"], parser["store"]["word"])
five = oss2.Auth(parser.get("store", "who"), parser.get("store", "word"))
