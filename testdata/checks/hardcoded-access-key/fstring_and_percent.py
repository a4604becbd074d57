import os

import oss2

first, last = "aKL1ntd2qC7a", "61vHzA6Fq4d1RfYeXi"
#              ^^^^^^^^^^^^ hardcoded-access-key
by_percent = oss2.Auth(os.environ["WHO"], "%s%s" % (first, last))

begin, end = "aKL1ntN1U2Ve", "KqMg4W3fJ6fNf1Hw6t"
#             ^^^^^^^^^^^^ hardcoded-access-key
by_format = oss2.Auth(os.environ["WHO"], "{}{}".format(begin, end))

start = "aKL1ntI7P8p1"
#        ^^^^^^^^^^^^ hardcoded-access-key
by_fstring = oss2.Auth(os.environ["WHO"], f"{start}Zis4S1QeAzYFi6j3Eg")
