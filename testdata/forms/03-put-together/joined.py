import oss2

one = oss2.Auth("".join(["LTAI", "aKL1ntp3j0Pn"]), "".join(["aKL1ntFwRE", "QB7k3YPwv5", "FADgoAduJy"]))
#                                                            ^^^^^^^^^^ hardcoded-access-key

PARTS = ("aKL1ntnXxOdLPxkZ4", "x7yRsrvW3E9q2")
#         ^^^^^^^^^^^^^^^^^ hardcoded-access-key
two = oss2.Auth("loader", "".join(PARTS))

word = "aKL1ntrfFHfX"
#       ^^^^^^^^^^^^ hardcoded-access-key
word += "SlYEqDSrI2dwv2zbq6"
three = oss2.Auth("loader", word)
