import oss2

tail = "OD6KsdCJA85lAqAErCcL7"
user_tail = "aKL1ntBjlrei"
one = oss2.Auth(f"LTAI{user_tail}", f"aKL1ntkmD{tail}")
#                                     ^^^^^^^^^ hardcoded-access-key

head, rest = "aKL1ntf5TJuKm", "31qxpHIf7vuRrielV"
#             ^^^^^^^^^^^^^ hardcoded-access-key
two = oss2.Auth("loader", "%s%s" % (head, rest))

begin, end = "aKL1ntH475DuWlH", "8qn8RzZPWKtk3l0"
#             ^^^^^^^^^^^^^^^ hardcoded-access-key
three = oss2.Auth("loader", "{}{}".format(begin, end))
four = oss2.Auth("loader", "{a}{b}".format(a="aKL1ntY0", b="ej3PBNbk1NGnMKnbJk1TOO"))
#                                             ^^^^^^^^ hardcoded-access-key
