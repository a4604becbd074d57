import oss2
from lookup import pair, phrase

one = oss2.Auth("importer", phrase("prod"))
name, word = pair()
two = oss2.Auth(name, word)
