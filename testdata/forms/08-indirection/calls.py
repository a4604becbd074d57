import functools
import os

import alibabacloud_oss_v2 as oss
import oss2

make = functools.partial(oss.credentials.StaticCredentialsProvider, access_key_id="LTAIaKL1ntRXvSVU")
one = make(access_key_secret="aKL1ntmUgW9TjcB4JoBwJA4x1F2uik")
#                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

P = oss.credentials.StaticCredentialsProvider
two = P("LTAIaKL1ntuu011S", "aKL1ntsGJyp4NXYyTv1lLX8vbYEJkY")
#                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

three = getattr(oss.credentials, "StaticCredentialsProvider")("LTAIaKL1ntYCbbJH", "aKL1ntaemjfIWvKzi72FlVodN6zMj3")
#                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

KINDS = {"plain": oss2.Auth, "four": oss2.AuthV4}
four = KINDS["four"]("batch", "aKL1ntrDd1TE68CptenwSpjXp6fAIs")
#                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key

kind = oss2.AuthV4 if os.environ.get("VERSION") == "4" else oss2.Auth
five = kind("batch", "aKL1ntNd0gseSr4iSPcOhnIBNXhwCN")
#                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardcoded-access-key
